import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { kitFolder } from '../../src/files/kit-folder.js';
import { wordVectorsFrom } from '../../src/index.js';
import { aboutLoss } from '../../src/train/about-loss.js';
import { descend } from '../../src/train/descend.js';
import { sentenceBatch } from '../../src/train/sentence-batch.js';
import { expectClose } from '../support/tensors.js';

type Matrices = Record<string, number[][]>;
interface Reference {
  words: number[][];
  sentences: { tokens: number[]; about: (number | null)[] }[];
  head: Matrices;
  cases: {
    title: string;
    scale: number;
    shared: boolean;
    loss: number;
    gradients: Matrices;
    afterThreeSteps: Matrices;
  }[];
}

const path = join(kitFolder, 'test', 'reference', 'training.json');
const reference: Reference = JSON.parse(readFileSync(path, 'utf8'));
const nameOf = (place: number) => `word ${place}`;
const vectors = wordVectorsFrom(
  reference.words.map((_, i) => nameOf(i)),
  reference.words,
);
const sentences = reference.sentences.map(({ tokens, about }) => ({
  tokens: tokens.map(nameOf),
  about: about.map((word) => (word === null ? null : nameOf(word))),
}));

/** The learned matrices by name, and the loss that they have part in. */
function problemOf({ scale, shared }: Reference['cases'][number]) {
  const learned = Object.entries(reference.head).filter(([name]) => !(shared && name === 'wKey'));
  const names = learned.map(([name]) => name);
  const lossOf = (...matrices: tf.Tensor[]): tf.Scalar => {
    const head = Object.fromEntries(names.map((name, i) => [name, matrices[i]!]));
    const { wQuery, wValue, wKey = wQuery } = head as Record<'wQuery' | 'wKey' | 'wValue', tf.Tensor>;
    return tf.tidy(() =>
      aboutLoss(
        { wQuery, wKey, wValue },
        sentenceBatch(sentences, vectors),
        tf.tensor2d(reference.words),
        scale,
      ),
    );
  };
  return { names, first: learned.map(([, rows]) => tf.tensor2d(rows)), lossOf };
}

for (const example of reference.cases)
  describe(`the training of ${example.title}, against PyTorch`, () => {
    it('begins with the same loss', () => {
      const { first, lossOf } = problemOf(example);
      expectClose(lossOf(...first), example.loss);
    });
    it('has the same gradients', () => {
      const { names, first, lossOf } = problemOf(example);
      const gradients = tf.grads(lossOf)(first);
      for (const [i, name] of names.entries()) expectClose(gradients[i]!, example.gradients[name]!);
    });
    it('changes the same numbers in the same way, in three steps of Adam that become shorter', async () => {
      const { names, first, lossOf } = problemOf(example);
      const learned = first.map((matrix) => tf.variable(matrix));
      const rateAt = (step: number) => 0.05 * (1 - (step - 1) / 4);
      const losses = await descend(learned, () => lossOf(...learned), { steps: 3, rateAt });
      for (const [i, name] of names.entries()) expectClose(learned[i]!, example.afterThreeSteps[name]!);
      expect(losses).to.have.length(3);
    });
  });
