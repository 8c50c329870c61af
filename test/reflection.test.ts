import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import * as attention from '../src/attention/index.js';
import * as model from '../src/model/index.js';
import { show, table } from '../src/notebook/index.js';
import * as study from '../src/study/index.js';
import { embed, nearestSpellings, tokenize } from '../src/text/index.js';
import * as train from '../src/train/index.js';

type Call = (...args: unknown[]) => unknown;

/** Told nothing, these do what they are for. */
const NEED_NOTHING = [
  'fusedMemory',
  'machineLimits',
  'loadEncoder',
  'loadTrainedHead',
  'pronounPanel',
  'topicSentences',
];
/** A step whose printed source readers run and change: it stays free of checks. */
const PLAIN = ['lookAtBlock'];

const functions = Object.entries({
  ...attention,
  ...model,
  ...study,
  ...train,
  embed,
  nearestSpellings,
  tokenize,
  show,
  table,
})
  .filter(([name, value]) => typeof value === 'function' && ![...NEED_NOTHING, ...PLAIN].includes(name))
  .map(([name, value]) => [name, value as Call] as const);

async function failure(call: () => unknown): Promise<Error> {
  try {
    await call();
  } catch (error) {
    return error as Error;
  }
  throw new Error('expected an error, got none');
}

function expectSentence(name: string, error: Error): void {
  expect(error.message, `${error.stack}`).to.match(new RegExp(`^${name}: expected `));
  expect(['RangeError', 'TypeError']).to.include(error.name);
  expect(error.message).to.not.include('\n');
}

describe('each public function', () => {
  for (const [name, call] of functions) {
    it(`${name} says in one sentence what it expects, told nothing or something else`, async () => {
      const wrong: unknown[][] = [[], [undefined], [null], ['']];
      if (name !== 'tokenize' && name !== 'nearestSpellings') wrong.push(['they']);
      for (const args of wrong) expectSentence(name, await failure(() => call(...args)));
    });
  }
});

/** Calls that are right but for their last argument, the options; and the options that each knows. */
const x = () => tf.ones([2, 2]);
const head = () => ({ wQuery: x(), wKey: x(), wValue: x() });
const layer = () => ({ ...head(), headCount: 1, w1: x(), w2: x() });
const cross = () => ({ crossWQuery: x(), crossWKey: x(), crossWValue: x() });
const rows = () => [[1, 2]];
const withOptions: Record<string, [unknown[], string]> = {
  scaledDotProductAttention: [[x(), x(), x()], 'casual'],
  fusedAttention: [[x(), x(), x()], 'softcap'],
  selfAttention: [[x(), head()], 'casual'],
  multiHeadAttention: [[x(), layer()], 'contxt'],
  encoderLayer: [[x(), layer()], 'normfirst'],
  decoderLayer: [[x(), x(), { ...layer(), ...cross() }], 'memorymask'],
  feedForward: [[x(), layer()], 'activaton'],
  layerNorm: [[x()], 'epsilom'],
  positionalEncoding: [[1, 2], 'lay0ut'],
  softmaxWeights: [[x()], 'temprature'],
  wordByWordAttention: [[rows(), { wQuery: [[1], [2]], wKey: [[1], [2]], wValue: [[1], [2]] }], 'casual'],
  blockwiseAttention: [[rows(), rows(), rows()], 'blocksize'],
  loadEncoder: [[undefined], 'onprogress'],
};

describe('an option', () => {
  const all = { ...attention, ...model } as unknown as Record<string, Call>;
  for (const [name, [args, odd]] of Object.entries(withOptions)) {
    it(`that ${name} doesn’t know is refused, and the nearest is offered`, async () => {
      const error = await failure(() => all[name]!(...args, { [odd]: 1 }));
      expectSentence(name, error);
      expect(error.message).to.include(`expected one of the options `).and.include(`got ${odd}`);
      if (odd !== 'softcap') expect(error.message).to.match(/\(did you mean \w+\?\)$/);
      for (const options of [null, 'casual', 7, []])
        expectSentence(name, await failure(() => all[name]!(...args, options)));
    });
  }

  it('that is true or false may be nothing else', async () => {
    const error = await failure(() => all.selfAttention!(x(), head(), { causal: 'false' }));
    expect(error.message).to.equal('selfAttention: expected causal as true or false, got "false"');
  });
});

describe('what was disposed', () => {
  it('is named: a tensor, a head, an encoder', async () => {
    const gone = x();
    gone.dispose();
    const all = attention as unknown as Record<string, Call>;
    const heads = await train.loadTrainedHead();
    tf.dispose({ ...heads });
    const encoder = await model.loadEncoder();
    encoder.dispose();
    const cases: [() => unknown, string][] = [
      [() => all.project!(gone, x()), 'project: expected x as a tensor in memory, got one that was disposed'],
      [
        () => all.selfAttention!(x(), { ...head(), wKey: gone }),
        'selfAttention: expected wKey as a tensor in memory, got one that was disposed',
      ],
      [
        () => all.selfAttention!(tf.ones([2, 50]), heads),
        'selfAttention: expected wQuery as a tensor in memory, got one that was disposed',
      ],
      [
        () => model.encode(encoder, 'They are cool'),
        'encode: expected an encoder in memory, got one that was disposed',
      ],
    ];
    for (const [run, message] of cases) expect((await failure(run)).message).to.equal(message);
  });
});
