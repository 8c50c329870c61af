import * as tf from '@tensorflow/tfjs';
import { largest, product, type Rows, sumOf } from './rows.js';

/** How a learner writes attention in blocks. */
export type Walk = (scores: Rows, values: Rows, size: number) => unknown;

/** Numbers of one's own, so that nobody knows what is done with them. */
export const copied = (rows: Rows): Rows => rows.map((row) => row.map(Number));

const blocksOf = (length: number, size: number) =>
  Array.from(
    { length: Math.ceil(length / size) },
    (_, k) => [k * size, Math.min(length, (k + 1) * size)] as const,
  );

/** Twice along each row, block by block: its maximum and its sum, and then the mixture. All of it in copies. */
export const twice: Walk = (scores, values, size) => {
  const mixed = copied(values);
  return copied(scores).map((row) => {
    const blocks = blocksOf(row.length, size);
    const max = largest(blocks.map(([from, to]) => largest(row.slice(from, to))));
    const sum = sumOf(
      blocks.map(([from, to]) => sumOf(row.slice(from, to).map((score) => Math.exp(score - max)))),
    );
    const parts = blocks.map(([from, to]) => {
      const shares = row.slice(from, to).map((score) => Math.exp(score - max) / sum);
      return product([shares], mixed.slice(from, to))[0]!;
    });
    return parts.reduce((a, b) => a.map((x, c) => x + b[c]!));
  });
};

/** The same in tensors. */
export const twiceInTensors: Walk = (scores, values, size) => {
  const [rows, mixed] = [tf.tensor2d(scores), tf.tensor2d(values)];
  const blocks = blocksOf(rows.shape[1], size).map(([from, to]) => [from, to - from] as const);
  const of = ([from, length]: readonly [number, number]) => rows.slice([0, from], [-1, length]);
  const max = tf.max(tf.stack(blocks.map((block) => of(block).max(1, true))), 0) as tf.Tensor2D;
  const exps = blocks.map((block) => of(block).sub(max).exp());
  const sum = tf.addN(exps.map((part) => part.sum(1, true)));
  return tf.addN(exps.map((part, k) => tf.matMul(part.div(sum), mixed.slice(...blocks[k]!))));
};

/** Each block once, all rows at once, in tensors. */
export const inTensors: Walk = (scores, values, size) => {
  const [rows, mixed] = [tf.tensor2d(scores), tf.tensor2d(values)];
  let [max, sum] = [tf.fill([rows.shape[0], 1], Number.NEGATIVE_INFINITY), tf.zeros([rows.shape[0], 1])];
  let output: tf.Tensor = tf.zeros([rows.shape[0], mixed.shape[1]]);
  for (const [from, to] of blocksOf(rows.shape[1], size)) {
    const block = rows.slice([0, from], [-1, to - from]);
    const now = tf.maximum(max, block.max(1, true));
    const shares = block.sub(now).exp();
    const shrink = max.sub(now).exp();
    sum = sum.mul(shrink).add(shares.sum(1, true));
    output = output.mul(shrink).add(tf.matMul(shares, mixed.slice(from, to - from)));
    max = now;
  }
  return output.div(sum);
};

/** Each block made into an answer of its own, and these mixed by what each weighs: log of its sum, and its maximum. */
export const answersMixed: Walk = (scores, values, size) =>
  scores.map((row) => {
    let [weighs, output] = [Number.NEGATIVE_INFINITY, values[0]!.map(() => 0)];
    for (const [from, to] of blocksOf(row.length, size)) {
      const block = row.slice(from, to);
      const max = Math.max(...block);
      const exps = block.map((score) => Math.exp(score - max));
      const own = max + Math.log(sumOf(exps));
      const answer = product([exps.map((exp) => exp / sumOf(exps))], values.slice(from, to))[0]!;
      const both = Math.max(weighs, own) + Math.log1p(Math.exp(-Math.abs(weighs - own)));
      output = output.map((x, c) => x * Math.exp(weighs - both) + answer[c]! * Math.exp(own - both));
      weighs = both;
    }
    return output;
  });
