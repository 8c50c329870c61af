import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import {
  type Encoder,
  embedSentences,
  firstTuning,
  guessClasses,
  type LabelledTexts,
  loadEncoder,
  trainTuning,
  tunedEncoder,
} from '../../../src/index.js';
import { tinyBertFiles } from '../../support/model-files.js';
import { expectClose } from '../../support/tensors.js';

const WAYS = ['last', 'all', 'lora'] as const;

/** Ten texts of words that the small BERT knows, with classes that no rule tells. */
const ten: LabelledTexts = {
  classes: ['yes', 'no', 'both'],
  texts: [
    'the dog barked at the cat',
    'the cat was very old',
    'they are cool',
    'transformers are efficient',
    'the houseboat was new',
    'it was not very old',
    'the unaffable cat',
    'dogs bark because they are old',
    'a new transformer',
    'the cat barked at it',
  ],
  labels: [0, 1, 2, 0, 1, 2, 0, 1, 2, 0],
};

describe('a tuning', function () {
  this.timeout(60_000);
  let tiny: Encoder;
  before(async () => {
    tiny = await loadEncoder(tinyBertFiles());
  });
  after(() => tiny.dispose());

  for (const way of WAYS) {
    it(`(${way}) changes nothing at first, and holds all classes for as likely`, () => {
      const tuning = firstTuning(tiny, ten.classes, { way });
      const encoder = tunedEncoder(tuning);
      tf.tidy(() => {
        expectClose(embedSentences(encoder, ten.texts), embedSentences(tiny, ten.texts).arraySync(), 1e-6);
        const { logits } = guessClasses(tuning, ten.texts);
        expectClose(logits, tf.zeros([10, 3]).arraySync() as number[][]);
      });
      encoder.dispose();
      tf.dispose(tuning.params);
    });
    it(`(${way}) overfits ten texts, from a loss of log 3, and leaves the encoder and the memory as they were`, async () => {
      const before = tf.memory().numTensors;
      const layers = tiny.layers.map(({ wQuery, w2 }) => [...wQuery.dataSync(), ...w2.dataSync()]);
      const tuning = firstTuning(tiny, ten.classes, { way });
      const losses = await trainTuning(tuning, ten, { steps: 60, learningRate: 0.02 });
      expect(losses[0]).to.be.closeTo(Math.log(3), 1e-5);
      const { labels, ...made } = guessClasses(tuning, ten.texts);
      expect(labels).to.deep.equal(ten.labels);
      expect(losses.at(-1)).to.be.below(0.1);
      expect(tiny.layers.map(({ wQuery, w2 }) => [...wQuery.dataSync(), ...w2.dataSync()])).to.deep.equal(
        layers,
      );
      tf.dispose([made, tuning.params] as unknown as tf.TensorContainer);
      expect(tf.memory().numTensors).to.equal(before);
    });
  }
  it('gives the same losses for the same seed, and is broken off where it is told', async () => {
    const run = async (seed: number) => {
      const tuning = firstTuning(tiny, ten.classes, { seed });
      const onStep = (step: number) => step < 4;
      const losses = await trainTuning(tuning, ten, { batchSize: 3, seed, learningRate: 0.02, onStep });
      tf.dispose(tuning.params);
      return losses;
    };
    const [one, again, other] = [await run(1), await run(1), await run(2)];
    expect(one).to.have.length(4);
    expect(again).to.deep.equal(one);
    expect(other).to.not.deep.equal(one);
  });
  it('reads as its tuned encoder does', async () => {
    const tuning = firstTuning(tiny, ten.classes, { way: 'all' });
    await trainTuning(tuning, ten, { steps: 3, learningRate: 0.02 });
    const encoder = tunedEncoder(tuning);
    const { sentences } = guessClasses(tuning, ten.texts);
    tf.tidy(() => expectClose(sentences, embedSentences(encoder, ten.texts).arraySync(), 1e-5));
    encoder.dispose();
    tf.dispose(tuning.params);
  });
  it('learns from one text alone', async () => {
    const tuning = firstTuning(tiny, ['a', 'b']);
    const one = { classes: ['a', 'b'], texts: ['cats'], labels: [1] };
    const losses = await trainTuning(tuning, one, { steps: 3, learningRate: 0.02 });
    expect(losses.at(-1)).to.be.below(Math.log(2));
    tf.dispose(tuning.params);
  });
  it('says what it was given wrong', async () => {
    const tuning = firstTuning(tiny, ['a', 'b']);
    const told = (data: Partial<LabelledTexts>) =>
      trainTuning(tuning, { classes: ['a', 'b'], texts: ['cats'], labels: [0], ...data }).then(
        () => 'nothing',
        ({ message }) => message,
      );
    expect(await told({ texts: [] })).to.equal('trainTuning: expected one text or more, got none');
    expect(await told({ labels: [0, 1] })).to.equal(
      'trainTuning: expected as many labels as texts, got 2 for 1',
    );
    expect(await told({ labels: [2] })).to.equal('trainTuning: expected labels from 0 to 1, got 2');
    expect(await told({ classes: ['b', 'a'] })).to.equal(
      'trainTuning: expected the classes [a, b], got [b, a]',
    );
    tf.dispose(tuning.params);
    for (const classes of [[], ['a'], ['a', 'a']])
      expect(() => firstTuning(tiny, classes)).to.throw(
        RangeError,
        'expected two classes or more, all different',
      );
    expect(() => firstTuning(tiny, ['a', 'b'], { rank: 36 })).to.throw('expected rank of at most 35, got 36');
    expect(() => firstTuning(tiny, ['a', 'b'], { way: 'none' as 'all' })).to.throw(RangeError, "got 'none'");
  });
});
