import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import {
  generateSentences,
  type HeadParams,
  loadHeadSnapshots,
  loadTrainingCurves,
  loadWordVectors,
  measureHead,
  trainHead,
  trainingDefaults,
  unseenWords,
  untrainedHead,
  type WordVectors,
} from '../../src/index.js';

const sentences = generateSentences(400, unseenWords, 2017);
const rowsOf = ({ wQuery, wKey, wValue }: HeadParams) =>
  [wQuery, wKey, wValue].map((matrix) => matrix.arraySync());

let vectors: WordVectors;
before(async () => {
  vectors = await loadWordVectors();
});

describe('the snapshots of a training', () => {
  it('were taken of a head that is trained as the shipped one, but in 300 steps', async () => {
    const { training, losses, snapshots } = await loadHeadSnapshots();
    const { words, onStep, ...numbers } = trainingDefaults;
    expect(training).to.deep.equal({ ...numbers, steps: 300 });
    expect(losses).to.have.length(300);
    expect(snapshots.map(({ step }) => step)).to.deep.equal([
      0, 1, 2, 4, 8, 16, 32, 50, 75, 100, 150, 200, 250, 300,
    ]);
    tf.dispose(snapshots.map(({ head }) => ({ ...head })));
  });
  it('began as training begins today, to the last bit', async () => {
    const { training, losses, snapshots } = await loadHeadSnapshots();
    expect(rowsOf(snapshots[0]!.head)).to.deep.equal(rowsOf(untrainedHead(50)));
    const onStep = (step: number, loss: number, head: HeadParams) => {
      expect(Number(loss.toPrecision(9))).to.equal(losses[step - 1]);
      const kept = snapshots.find((snapshot) => snapshot.step === step);
      if (kept) expect(rowsOf(head), `step ${step}`).to.deep.equal(rowsOf(kept.head));
      return step < 4;
    };
    tf.dispose({ ...(await trainHead(vectors, { ...training, onStep })) });
  });
  it('look at the right nouns as often, and as surely, as data/README.md says', async () => {
    const { snapshots } = await loadHeadSnapshots();
    const measured = [0, 8, 32, 75, 300].map((step) => {
      const { head } = snapshots.find((snapshot) => snapshot.step === step)!;
      const { right, entropy } = measureHead(head, sentences, vectors);
      return [Number((100 * right).toFixed(1)), Number(entropy.toFixed(2))];
    });
    expect(measured.map(([right]) => right)).to.deep.equal([17, 36.3, 67.8, 86.2, 90.5]);
    expect([measured[0]![1], measured.at(-1)![1]]).to.deep.equal([3.07, 0.77]);
  });
});

describe('the curves of many trainings', () => {
  it('hold three seeds or more of each', async () => {
    const { marks, heads, blocks } = await loadTrainingCurves();
    const seedsOf = (runs: { name: string }[], name: string) => runs.filter((run) => run.name === name);
    for (const runs of [heads, blocks])
      for (const { name } of runs) expect(seedsOf(runs, name), name).to.have.length.of.at.least(3);
    expect([heads.length, blocks.length]).to.deep.equal([45, 9]);
    for (const { right, entropy, name } of heads)
      expect([right.length, entropy.length], name).to.deep.equal([marks.length, marks.length]);
  });
  it('begin as training begins today: measures before it, and the loss of the first step', async () => {
    const { heads } = await loadTrainingCurves();
    for (const { name, seed, options, right, entropy, firstLoss } of heads.filter((run) => run.seed === 2)) {
      const { dK, scale, without } = options;
      const first = untrainedHead(50, { seed, ...(dK && { dK }), ...(without && { without }) });
      const measured = measureHead(first, sentences, vectors, { ...(scale && { scale }) });
      const short = (value: number) => Number(value.toPrecision(4));
      expect([short(measured.right), short(measured.entropy)], name).to.deep.equal([right[0], entropy[0]]);
      const onStep = (_: number, loss: number) => {
        expect(loss, name).to.equal(firstLoss);
        return false;
      };
      tf.dispose([{ ...first }, { ...(await trainHead(vectors, { ...options, seed, steps: 150, onStep })) }]);
    }
  });
});
