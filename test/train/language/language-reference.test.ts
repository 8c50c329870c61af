import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { kitFolder } from '../../../src/files/kit-folder.js';
import { firstLanguageModel, type TrainableLanguageModel } from '../../../src/index.js';
import { descend } from '../../../src/train/descend.js';
import { windowLoss } from '../../../src/train/language/language-loss.js';
import { paceAt } from '../../../src/train/translation/pair-batches.js';
import { expectClose } from '../../support/tensors.js';

interface Reference {
  windows: number[][];
  rate: number;
  loss: number;
  gradients: Record<string, { length: number; first: number[] }>;
  lossAfterThreeSteps: number;
}

const path = join(kitFolder, 'test', 'reference', 'language.json');
const reference: Reference = JSON.parse(readFileSync(path, 'utf8'));

/** A model whose numbers are waves, as in language.py. */
function waving(): TrainableLanguageModel {
  const model = firstLanguageModel('abcde', { layerCount: 2, dModel: 6, headCount: 3, context: 7 }, 1);
  let start = 0;
  for (const [name, param] of Object.entries(model.params)) {
    const size = param.shape.length > 1 ? 2 / Math.sqrt(param.shape[0]!) : 0.3;
    const shift = name.endsWith('Gain') ? 1 : 0;
    const values = Float32Array.from(
      { length: param.size },
      (_, i) => size * Math.sin(1.7 * (start + i) ** 1.1) + shift,
    );
    tf.tidy(() => param.assign(tf.tensor(values, param.shape)));
    start += param.size;
  }
  return model;
}

describe('the loss of a language model, against PyTorch', () => {
  let model: TrainableLanguageModel;
  before(() => tf.ready());
  beforeEach(() => {
    model = waving();
  });
  afterEach(() => tf.dispose(model.params));
  const loss = (isFused = false) => windowLoss(model, reference.windows, isFused);

  it('is the same, with attention in full and fused', () =>
    tf.tidy(() => {
      expectClose(loss(), reference.loss);
      expectClose(loss(true), reference.loss);
    }));
  it('has the same gradients, of the tied table too', () => {
    const { value, grads } = tf.variableGrads(() => loss());
    const named = Object.entries(model.params).map(([name, { name: id }]) => [name, grads[id]!] as const);
    expect(named.map(([name]) => name)).to.deep.equal(Object.keys(reference.gradients));
    for (const [name, gradient] of named) {
      const { length, first } = reference.gradients[name]!;
      const numbers = gradient.dataSync();
      expectClose(Array.from(numbers.slice(0, 5)), first, 1e-4 * length);
      expect(Math.hypot(...numbers), name).to.be.closeTo(length, 1e-4 * length);
    }
    tf.dispose([value, grads]);
  });
  it('falls as far in three steps of Adam, with the pace of the recipe', async () => {
    const rateAt = (step: number) => reference.rate * paceAt(step, 1000);
    await descend(Object.values(model.params), () => loss(), { steps: 3, rateAt });
    tf.tidy(() => expectClose(loss(), reference.lossAfterThreeSteps, 1e-4));
  });
});
