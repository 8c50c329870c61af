import * as tf from '@tensorflow/tfjs';
import { check, embedSentences, encode, loadEncoder } from '../../../../src/index.js';
import type { Exercise } from './exercise.js';
import { dot, length, map, product, type Rows, soft, softColumns, sumOf, times, turned } from './rows.js';

/** A head of a real model, two predictions, and a search by meaning. */
export async function chapter8(): Promise<Exercise[]> {
  const encoder = await loadEncoder();
  return [...oneHead(encoder), anotherHead(encoder), angryOrWeak(), search(encoder)];
}

type Encoder = Awaited<ReturnType<typeof loadEncoder>>;

// Layer 4, head 2: weights of queries and keys that are given, and what is handed on by them.
function oneHead(encoder: Encoder): Exercise[] {
  const encoding = encode(encoder, 'Transformers are cool because they are efficient.');
  const { wQuery, bQuery, wKey, bKey, wValue, bValue } = encoder.layers[3]!;
  const states = (encoding.hiddenStates.arraySync() as Rows[])[3]!;
  const [queries, keys, values] = [
    [wQuery, bQuery],
    [wKey, bKey],
    [wValue, bValue],
  ].map(([w, b]) => {
    const [columns, biases] = [w!.arraySync() as Rows, b!.arraySync() as unknown as number[]];
    const ofHead = columns.map((row) => row.slice(32, 64));
    return map(product(states, ofHead), (x, _, j) => x + biases[32 + j]!);
  }) as [Rows, Rows, Rows];
  const dots = product(queries, turned(keys));
  const scores = times(dots, 1 / Math.sqrt(32));
  const theirs = soft(scores);
  const right = product(theirs, values);
  const mean = values[0]!.map((_, c) => sumOf(values.map((value) => value[c]!)) / values.length);
  return [
    {
      id: '8.1',
      ask: (answer) => check.modelHead(answer, { exercise: '8.1', encoder, encoding, layer: 4, head: 2 }),
      wrong: [
        ['unscaled', soft(dots)],
        ['no-root', soft(times(dots, 1 / 32))],
        ['by-model', soft(times(dots, 1 / Math.sqrt(384)))],
        ['multiplied', soft(times(dots, Math.sqrt(32)))],
        ['exchanged', soft(turned(scores))],
        ['scores', scores],
        ['scores-unscaled', dots],
        ['exps', map(scores, Math.exp)],
        ['by-column', softColumns(scores)],
        ['twice', soft(theirs)],
        ['transposed', turned(theirs)],
        ['percent', times(theirs, 100)],
        ['sign', soft(times(scores, -1))],
        ['text', theirs.map((row) => row.map((x) => x.toFixed(2)))],
        ['function', () => theirs],
      ],
      right: [theirs, tf.tensor2d(theirs), tf.tensor2d(theirs).dataSync()],
    },
    {
      id: '8.2',
      ask: (answer) => check.output(answer, { exercise: '8.2', weights: theirs, values }),
      wrong: [
        ['transposed', product(turned(theirs), values)],
        ['softmax-again', product(soft(theirs), values)],
        ['values', values],
        ['weights', theirs],
        ['mean', theirs.map(() => mean)],
        ['argmax', theirs.map((row) => values[row.indexOf(Math.max(...row))]!)],
        ['divided', times(right, 1 / values.length)],
        ['scores-mixed', product(scores, values)],
        ['keys-mixed', product(theirs, keys)],
        ['percent', times(right, 100)],
        ['sign', times(right, -1)],
        [
          'last-missing',
          product(
            theirs.map((row) => row.slice(0, -1)),
            values.slice(0, -1),
          ),
        ],
        ['text', right.map((row) => row.map((x) => x.toFixed(2)))],
      ],
      right: [right, tf.tensor2d(right), tf.tensor2d(right).dataSync()],
    },
  ];
}

function anotherHead(encoder: Encoder): Exercise {
  const encoding = encode(encoder, 'Transformers are cool because they are efficient.');
  const states = encoding.hiddenStates.arraySync() as Rows[];
  const layers = encoder.layers.map(({ wQuery, bQuery, wKey, bKey }) =>
    [wQuery, bQuery!.expandDims(0), wKey, bKey!.expandDims(0)].map((tensor) => tensor.arraySync() as Rows),
  );
  const of = (w: Rows, from: number, to: number) => w.map((row) => row.slice(from, to));
  // scores of a state, parameters and columns, before they are scaled
  const dots = ({ state = 5, layer = 5, from = 224, count = 32, bias = true, turn = false } = {}) => {
    const to = from + count;
    const [wQuery, bQuery, wKey, bKey] = layers[layer]! as [Rows, Rows, Rows, Rows];
    const made = (w: Rows, b: Rows) =>
      map(product(states[state]!, of(w, from, to)), (x, _, j) => x + (bias ? b[0]![from + j]! : 0));
    const [q, k] = [made(wQuery, bQuery), made(wKey, bKey)];
    return turn ? product(k, turned(q)) : product(q, turned(k));
  };
  const weights = (scores: Rows, by = Math.sqrt(32)) => soft(times(scores, 1 / by));
  const model = (layer: number, head: number) =>
    (encoding.weights.arraySync() as Rows[][])[layer - 1]![head - 1]!;
  const right = weights(dots());
  return {
    id: '8.3',
    ask: (answer) => check.modelHead(answer, { exercise: '8.3', encoder, encoding, layer: 6, head: 8 }),
    wrong: [
      ['unscaled', soft(dots())],
      ['no-root', weights(dots(), 32)],
      ['by-model', weights(dots(), Math.sqrt(384))],
      ['no-bias', weights(dots({ bias: false }))],
      ['state', weights(dots({ state: 6 }))],
      ['state', weights(dots({ state: 4 }))],
      ['parameters', weights(dots({ layer: 4 }))],
      ['columns', weights(dots({ from: 256 }))],
      ['columns', weights(dots({ from: 192 }))],
      ['other-layer', weights(dots({ state: 4, layer: 4 }))],
      ['other-head', model(6, 1)],
      ['other-layer', model(1, 8)],
      ['exchanged', weights(dots({ turn: true }))],
      ['scores', times(dots(), 1 / Math.sqrt(32))],
      ['exps', map(times(dots(), 1 / Math.sqrt(32)), Math.exp)],
      ['by-column', softColumns(times(dots(), 1 / Math.sqrt(32)))],
      ['twice', soft(right)],
      ['all-heads', weights(dots({ from: 0, count: 384 }))],
      ['transposed', turned(right)],
      ['percent', times(right, 100)],
      ['first-column', weights(dots({ from: 8 }))],
      ['first-column', weights(dots({ from: 7 }))],
      ['multiplied', weights(times(dots(), 32))],
      ['text', right.map((row) => row.map((x) => x.toFixed(2)))],
      ['promise', Promise.resolve(right)],
    ],
    right: [right, tf.tensor2d(right), tf.tensor2d(right).dataSync(), model(6, 8)],
  };
}

function angryOrWeak(): Exercise {
  const right = () => ({ angry: 'cats', weak: 'cats' });
  return {
    id: '8.4',
    ask: (answer) => check.prediction(answer, { exercise: '8.4', right, options: () => ['dogs', 'cats'] }),
    wrong: [
      ['no-option', { angry: 'cat', weak: 'dogs' }],
      ['no-option', { angry: 'angry', weak: 'cats' }],
      ['no-option', { angry: 'cats', weak: 4 }],
      ['differently', { angry: 'dogs', weak: 'cats' }],
      ['differently', { angry: 'dogs', weak: 'dogs' }],
      ['several', { angry: 'cats or dogs', weak: 'cats' }],
      ['several', ['cats', 'cats']],
      ['several', 'cats'],
      ['several', { angry: 'cats', week: 'cats' }],
      ['function', () => 'cats'],
    ],
    right: [
      { angry: 'cats', weak: 'cats' },
      { weak: ' Cats', angry: 'CATS' },
    ],
  };
}

function search(encoder: Encoder): Exercise {
  const texts = [
    'The train is late.',
    'Cats sleep all day.',
    'A ship crosses the sea.',
    'We bake bread.',
    'It rains again.',
  ];
  const question = embedSentences(encoder, ['Which sentence is about trains?']).arraySync() as Rows;
  const keys = embedSentences(encoder, texts).arraySync() as Rows;
  const right = product(question, turned(keys));
  const root = Math.sqrt(384);
  return {
    id: '8.5',
    ask: (answer) => check.scores(answer, { exercise: '8.5', queries: question, keys }),
    wrong: [
      ['transposed', turned(right)],
      ['softmax', soft(right)],
      ['scaled', times(right, 1 / root)],
      ['means', times(right, 1 / 384)],
      ['multiplied', times(right, root)],
      ['distance', [keys.map((key) => length(key.map((x, i) => x - question[0]![i]!)))]],
      ['one-minus', map(right, (x) => 1 - x)],
      ['sign', times(right, -1)],
      ['percent', times(right, 100)],
      ['keys-only', product(keys, turned(keys))],
      ['queries-only', product(question, turned(question))],
      ['keys-themselves', keys],
      ['queries-themselves', question],
      ['columns-exchanged', [right[0]!.toSorted((a, b) => b - a)]],
      ['sums', [keys.map((key) => sumOf(key) + sumOf(question[0]!))]],
      ['first-only', [keys.map((key) => key[0]! * question[0]![0]!)]],
      ['angle', map(right, (x) => Math.acos(x))],
      ['by-number', keys.map((key) => key.map((x, i) => x * question[0]![i]!))],
      ['part', [right[0]!.slice(0, -1)]],
      ['squares', [keys.map((key) => dot(key, question[0]!) ** 2)]],
      ['text', right.map((row) => row.map((x) => x.toFixed(2)))],
    ],
    right: [right, right[0], tf.tensor2d(right), tf.tensor2d(right).dataSync()],
  };
}
