import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { type Encoder, firstTuning, loadEncoder, type Tuning, type TuningWay } from '../../../src/index.js';
import { descend } from '../../../src/train/descend.js';
import { restingLayers } from '../../../src/train/tuning/resting-layers.js';
import { frozenLayers, readFor } from '../../../src/train/tuning/through-tuning.js';
import { tuningLoss } from '../../../src/train/tuning/train-tuning.js';
import { referenceFile, tinyBertFiles } from '../../support/model-files.js';
import { expectClose } from '../../support/tensors.js';

interface Reference {
  texts: [text: string, label: number][];
  rank: number;
  cases: {
    way: TuningWay;
    loss: number;
    gradients: Record<string, { length: number; first: number[] }>;
    lossAfterThreeSteps: number;
  }[];
}

const reference: Reference = JSON.parse(new TextDecoder().decode(referenceFile('tuning.json')));

/** A tuning whose head and adapters are waves, as in tuning.py. */
function waving(encoder: Encoder, way: TuningWay): Tuning {
  const tuning = firstTuning(encoder, ['a', 'b', 'c'], { way, rank: reference.rank });
  let start = 0;
  for (const [name, param] of Object.entries(tuning.params)) {
    if (!/head|Down|Up/.test(name)) continue;
    const wave = (_: unknown, i: number) => 0.3 * Math.sin(1.7 * (start + i) ** 1.1);
    tf.tidy(() => param.assign(tf.tensor(Float32Array.from({ length: param.size }, wave), param.shape)));
    start += param.size;
  }
  return tuning;
}

describe('the loss of a tuning, against PyTorch', () => {
  let encoder: Encoder;
  before(async () => {
    encoder = await loadEncoder(tinyBertFiles());
  });
  after(() => encoder.dispose());

  for (const { way, loss, gradients, lossAfterThreeSteps } of reference.cases)
    describe(way, () => {
      let tuning: Tuning;
      let lossNow: () => tf.Scalar;
      let giveBack: () => void;
      beforeEach(() => {
        tuning = waving(encoder, way);
        const texts = readFor(
          'test',
          tuning,
          reference.texts.map(([text]) => text),
        );
        const labels = reference.texts.map(([, label]) => label);
        const { layers, dispose } = restingLayers(tuning, frozenLayers(tuning));
        lossNow = () => tuningLoss(tuning, { texts, labels, places: [0, 1, 2] }, layers);
        giveBack = dispose;
      });
      afterEach(() => {
        giveBack();
        tf.dispose(tuning.params);
      });

      it('is the same', () => tf.tidy(() => expectClose(lossNow(), loss, 2e-5)));
      it('has the same gradients', () => {
        const { value, grads } = tf.variableGrads(lossNow, Object.values(tuning.params));
        const named = Object.entries(tuning.params).map(
          ([name, { name: id }]) => [name, grads[id]!] as const,
        );
        expect(named.map(([name]) => name).sort()).to.deep.equal(Object.keys(gradients).sort());
        for (const [name, gradient] of named) {
          const numbers = gradient.dataSync();
          expectClose(Array.from(numbers.slice(0, 3)), gradients[name]!.first, 2e-5);
          expect(Math.hypot(...numbers), name).to.be.closeTo(gradients[name]!.length, 1e-4);
        }
        tf.dispose([value, grads]);
      });
      it('falls as far in three steps of Adam', async () => {
        await descend(Object.values(tuning.params), lossNow, { steps: 3, rateAt: () => 0.01 });
        tf.tidy(() => expectClose(lossNow(), lossAfterThreeSteps, 1e-3));
      });
    });
});
