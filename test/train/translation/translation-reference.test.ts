import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { kitFolder } from '../../../src/files/kit-folder.js';
import { firstTranslator, type TrainableTranslator, type WordPair } from '../../../src/index.js';
import { descend } from '../../../src/train/descend.js';
import { lossOf } from '../../../src/train/translation/translation-loss.js';
import { expectClose } from '../../support/tensors.js';

interface Reference {
  pairs: [source: number[], target: number[]][];
  cases: {
    causal: boolean;
    loss: number;
    gradients: Record<string, { length: number; first: number[] }>;
    lossAfterThreeSteps: number;
  }[];
}

const path = join(kitFolder, 'test', 'reference', 'translation.json');
const reference: Reference = JSON.parse(readFileSync(path, 'utf8'));
const words = { source: ['a', 'b', 'c'], target: ['x', 'y', 'z'] };

/** A translator whose numbers are waves, as in translation.py. */
function waving(): TrainableTranslator {
  const translator = firstTranslator(words);
  let start = 0;
  for (const param of Object.values(translator.params)) {
    const size = param.shape.length > 1 ? 1 / Math.sqrt(param.shape[0]!) : 0.3;
    const values = Float32Array.from(
      { length: param.size },
      (_, i) => size * Math.sin(1.7 * (start + i) ** 1.1),
    );
    tf.tidy(() => param.assign(tf.tensor(values, param.shape)));
    start += param.size;
  }
  return translator;
}

describe('the loss of a translator, against PyTorch', () => {
  before(() => tf.ready());
  for (const { causal, loss, gradients, lossAfterThreeSteps } of reference.cases)
    describe(causal ? 'with the causal mask' : 'without it', () => {
      let translator: TrainableTranslator;
      let pairs: WordPair[];
      beforeEach(() => {
        translator = waving();
        const { sourceWords, targetWords } = translator;
        pairs = reference.pairs.map(([source, target]) => ({
          source: source.map((place) => sourceWords[place]!),
          target: target.map((place) => targetWords[place]!),
          from: target.map(() => []),
        }));
      });
      afterEach(() => tf.dispose(translator.params));

      it('is the same', () => tf.tidy(() => expectClose(lossOf(translator, pairs, causal), loss)));
      it('has the same gradients', () => {
        const { value, grads } = tf.variableGrads(() => lossOf(translator, pairs, causal));
        const named = new Map(
          Object.entries(translator.params).map(([name, { name: id }]) => [name, grads[id]!]),
        );
        expect([...named.keys()]).to.deep.equal(Object.keys(gradients));
        for (const [name, { length, first }] of Object.entries(gradients)) {
          const gradient = named.get(name)!.dataSync();
          expectClose(Array.from(gradient.slice(0, 5)), first, 1e-5);
          expect(Math.hypot(...gradient), name).to.be.closeTo(length, 1e-4);
        }
        tf.dispose([value, grads]);
      });
      it('falls as far in three steps of Adam', async () => {
        const variables = Object.values(translator.params);
        await descend(variables, () => lossOf(translator, pairs, causal), { steps: 3, rateAt: () => 0.01 });
        tf.tidy(() => expectClose(lossOf(translator, pairs, causal), lossAfterThreeSteps, 1e-4));
      });
    });
});
