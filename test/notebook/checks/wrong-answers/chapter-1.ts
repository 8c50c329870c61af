import * as tf from '@tensorflow/tfjs';
import { check, embed, loadWordVectors } from '../../../../src/index.js';
import type { Exercise } from './exercise.js';
import { dot, length, map, means, type Rows, sumOf, times, turned } from './rows.js';
import { words } from './sentence.js';

/** The cosine of two words, and a sentence that is looked up. */
export async function chapter1(): Promise<Exercise[]> {
  const vectors = await loadWordVectors();
  const [a, b] = embed(['they', 'transformers'], vectors).arraySync() as [number[], number[]];
  const places = words.map((word) => vectors.rowOf.get(word)!);
  const table = tf.tensor2d(vectors.values, [vectors.words.length, vectors.dModel]).arraySync() as Rows;
  return [cosine(a, b), lookedUp(places, table.slice(0, Math.max(...places) + 2))];
}

function cosine(a: number[], b: number[]): Exercise {
  const [ab, la, lb] = [dot(a, b), length(a), length(b)];
  const right = ab / (la * lb);
  return {
    id: '1.1',
    ask: (answer) => check.cosine(answer, { exercise: '1.1', a, b }),
    wrong: [
      ['dot-product', ab],
      ['one-length', ab / la],
      ['one-length', ab / lb],
      ['no-parentheses', (ab / la) * lb],
      ['squares', ab / (dot(a, a) * dot(b, b))],
      ['added-lengths', ab / (la + lb)],
      ['distance', length(a.map((x, i) => x - b[i]!))],
      ['one-minus', 1 - right],
      ['angle', Math.acos(right)],
      ['angle', (Math.acos(right) * 180) / Math.PI],
      ['sign', -right],
      ['percent', 100 * right],
      ['mean', ab / a.length],
      ['two-roots', ab / Math.sqrt(la * lb)],
      ['lengths', la * lb],
      ['same-word', 1],
      ['not-added', a.map((x, i) => x * b[i]!)],
      ['not-added', a.map((x, i) => (x * b[i]!) / (la * lb))],
      ['multiplied', ab * la * lb],
      ['city-distance', sumOf(a.map((x, i) => Math.abs(x - b[i]!)))],
      ['upside-down', (la * lb) / ab],
      ['text', right.toFixed(2)],
      ['promise', Promise.resolve(right)],
      ['function', () => right],
      ['function', async () => right],
    ],
    right: [right, Number(right.toFixed(2)), [right], [[right]], tf.scalar(right), new Float32Array([right])],
  };
}

function lookedUp(places: number[], table: Rows): Exercise {
  const right = places.map((place) => table[place]!);
  const different = [...new Set(places)];
  const oneHot = places.map((place) => table.map((_, row) => Number(row === place)));
  return {
    id: '1.2',
    ask: (answer) => check.embedding(answer, { exercise: '1.2', ids: places, table }),
    wrong: [
      ['transposed', turned(right)],
      ['neighbor', places.map((place) => table[place + 1]!)],
      ['neighbor', places.map((place) => table[place - 1]!)],
      ['no-repeats', different.map((place) => table[place]!)],
      ['vocabulary-order', places.toSorted((p, q) => p - q).map((place) => table[place]!)],
      ['averaged', means(right)],
      ['summed', turned(right).map(sumOf)],
      ['first-rows', table.slice(0, places.length)],
      ['one-hot', oneHot],
      ['places', places],
      ['backwards', right.toReversed()],
      ['rows-exchanged', [right[1]!, right[0]!, ...right.slice(2)]],
      ['columns-exchanged', right.map((row) => row.toReversed())],
      ['sign', times(right, -1)],
      ['unit', right.map((row) => row.map((x) => x / length(row)))],
      ['rounded', map(right, (x) => Math.round(x))],
      ['part', right[0]],
      ['part', right.slice(0, -1)],
      ['text', right.map((row) => row.map((x) => x.toFixed(2)))],
      ['text', words],
      ['uneven', [right[0]!, right[1]!.slice(1)]],
    ],
    right: [right, tf.tensor(right), tf.tensor(right).dataSync(), right.map((row) => new Float32Array(row))],
  };
}
