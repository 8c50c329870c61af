import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import * as kit from '../src/index.js';
import { type Call, publicFunctions, type RecordedCall, recordCalls } from './support/recorded-calls.js';
import { variations, wrongValues } from './support/wrong-values.js';

/** A step whose printed source readers run and change: it stays free of checks. */
const PLAIN = 'lookAtBlock';

async function failure(call: () => unknown): Promise<Error | undefined> {
  const { log } = console;
  console.log = () => {};
  try {
    await call();
    return undefined;
  } catch (error) {
    return error as Error;
  } finally {
    console.log = log;
  }
}

/** Whether an error is one sentence of the house, of this function. */
function isSentence(name: string, { name: kind, message }: Error): boolean {
  return (
    ['RangeError', 'TypeError'].includes(kind) &&
    message.startsWith(`${name}: expected `) &&
    /^.+, got .+$/.test(message)
  );
}

/** Steps of training that nobody told would be two thousand. */
function wouldTrainForMinutes(given: unknown[], told: unknown[]): boolean {
  const stepsOf = (options: unknown) => (options as { steps?: unknown } | undefined)?.steps;
  return given.some((options, i) => stepsOf(options) !== undefined && stepsOf(told[i]) === undefined);
}

/** What a function did that it should not: neither gave a result nor said in one sentence what it expects. */
async function faultsOf({ name, call, args }: RecordedCall): Promise<string[]> {
  const faults: string[] = [];
  for (const { told, args: changed } of variations(args)) {
    if (wouldTrainForMinutes(args, changed)) continue;
    const error = await failure(() => call(...changed));
    if (error && !isSentence(name, error)) faults.push(`${told}: ${error.message}`);
  }
  return faults;
}

describe('each public function', () => {
  let calls: RecordedCall[];
  before(async () => {
    calls = await recordCalls();
  });

  const names = [...publicFunctions().keys()].filter((name) => name !== PLAIN);
  for (const name of names) {
    it(`${name} gives a result or says in one sentence what it expects, whatever it is told`, async () => {
      const own = calls.filter((made) => made.name === name);
      expect(own, 'calls in its example').to.not.have.length(0);
      for (const made of own) expect(await faultsOf(made)).to.deep.equal([]);
    });
  }

  it('gives methods that do so, too', async () => {
    for (const { name, result } of calls) {
      const methods = Object.entries((await result) ?? {}).filter(([, value]) => typeof value === 'function');
      for (const [method, call] of methods as [string, Call][]) {
        if (method === 'dispose') continue; // takes nothing
        for (const value of wrongValues()) {
          const error = await failure(() => call(value));
          const said = error && [name, method].some((own) => isSentence(own, error));
          expect(error === undefined || said, `${name}().${method}: ${error?.message}`).to.equal(true);
        }
      }
    }
  });
});

/** Calls that are right but for their last argument, the options; and the options that each knows. */
const x = () => tf.ones([2, 2]);
const head = () => ({ wQuery: x(), wKey: x(), wValue: x() });
const layer = () => ({ ...head(), headCount: 1, w1: x(), w2: x() });
const cross = () => ({ crossWQuery: x(), crossWKey: x(), crossWValue: x() });
const rows = () => [[1, 2]];
const tokens = ['they', 'are'];
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
  matrixHeatmap: [[[[1, 0]]], 'colums'],
  attentionLines: [[[[1]]], 'focuss'],
  weightBars: [[[0.5, 0.5]], 'tokenz'],
  wordMap: [[[[1, 2]]], 'gruops'],
  readSentence: [['they are'], 'skipUnkown'],
  table: [[rows()], 'digts'],
  formatTable: [[rows()], 'colums'],
};

const all = kit as unknown as Record<string, Call>;

async function messageOf(call: () => unknown): Promise<string | undefined> {
  return (await failure(call))?.message;
}

describe('an option', () => {
  for (const [name, [args, odd]] of Object.entries(withOptions)) {
    it(`that ${name} doesn’t know is refused, and the nearest is offered`, async () => {
      const message = await messageOf(() => all[name]!(...args, { [odd]: 1 }));
      expect(message).to.include(`${name}: expected one of the options `).and.include(`got ${odd}`);
      if (odd !== 'softcap') expect(message).to.match(/\(did you mean \w+\?\)$/);
      for (const options of [null, 'casual', 7, []])
        expect(await messageOf(() => all[name]!(...args, options))).to.match(
          new RegExp(`^${name}: expected options as an object, got `),
        );
    });
  }

  it('that is true or false may be nothing else', async () =>
    expect(await messageOf(() => kit.selfAttention(x(), head(), { causal: 'false' as never }))).to.equal(
      'selfAttention: expected causal as true or false, got "false"',
    ));
  it('of value undefined counts as not given', async () => {
    const options = { steps: 1, batchSize: undefined, dK: undefined, words: undefined } as never;
    const trained = await kit.trainHead(await kit.loadWordVectors(), options);
    expect(trained.wQuery.shape).to.deep.equal([50, 16]);
  });
});

describe('a name within params, or within a record, that is misspelt', () => {
  const { wQuery, ...others } = head();
  const cases: [string, () => unknown, string][] = [
    [
      'selfAttention',
      () => kit.selfAttention(x(), { ...others, wQeury: wQuery } as never),
      'selfAttention: expected one of the params wQuery, wKey, wValue, got wQeury (did you mean wQuery?)',
    ],
    [
      'multiHeadAttention, though it may be left out',
      () => kit.multiHeadAttention(x(), { ...layer(), bQeury: tf.ones([2]) } as never),
      'multiHeadAttention: expected one of the params wQuery, wKey, wValue, wOutput, bQuery, bKey, bValue, bOutput, headCount, got bQeury (did you mean bQuery?)',
    ],
    [
      'feedForward',
      () => kit.feedForward(x(), { w1: x(), w2: x(), bb1: x() } as never),
      'feedForward: expected one of the params w1, b1, w2, b2, got bb1 (did you mean b1?)',
    ],
    [
      'lineChart',
      () => kit.lineChart([{ name: 'a', x: [1], y: [1], isDased: true } as never]),
      'lineChart: expected one of the names of series[0] name, x, y, spread, isDashed, got isDased (did you mean isDashed?)',
    ],
    [
      'wordByWordAttention',
      () => kit.wordByWordAttention([[1]], { wQuery: [[1]], wKey: [[1]], wVlaue: [[1]] } as never),
      'wordByWordAttention: expected one of the params wQuery, wKey, wValue, got wVlaue (did you mean wValue?)',
    ],
  ];
  for (const [name, call, message] of cases) {
    it(`is refused by ${name}`, async () => expect(await messageOf(call)).to.equal(message));
  }

  it('is no fault of a part that is told a whole layer', () => {
    expect(kit.multiHeadAttention(x(), layer()).output.shape).to.deep.equal([2, 2]);
    expect(kit.feedForward(x(), layer()).shape).to.deep.equal([2, 2]);
  });
});

describe('what was disposed', () => {
  it('is named: a tensor, a head, an encoder, a picture’s numbers', async () => {
    const gone = x();
    gone.dispose();
    const heads = await kit.loadTrainedHead();
    tf.dispose({ ...heads });
    const encoder = await kit.loadEncoder();
    encoder.dispose();
    const inMemory = 'as a tensor in memory, got one that was disposed';
    const cases: [() => unknown, string][] = [
      [() => kit.project(gone, x()), `project: expected x ${inMemory}`],
      [() => kit.selfAttention(x(), { ...head(), wKey: gone }), `selfAttention: expected wKey ${inMemory}`],
      [() => kit.selfAttention(tf.ones([2, 50]), heads), `selfAttention: expected wQuery ${inMemory}`],
      [
        () => kit.encode(encoder, 'They are cool'),
        'encode: expected an encoder in memory, got one that was disposed',
      ],
      [
        () => kit.embedSentences(encoder, ['They are cool']),
        'embedSentences: expected an encoder in memory, got one that was disposed',
      ],
      [
        () => kit.matrixHeatmap(gone),
        'matrixHeatmap: expected a matrix [n, m] of numbers, got a tensor that was disposed',
      ],
      [
        () => kit.weightBars(gone, { tokens }),
        'weightBars: expected a matrix [n, m] of numbers, got a tensor that was disposed',
      ],
      [
        () => kit.table(gone),
        'table: expected a matrix, a vector or records, got a tensor that was disposed',
      ],
    ];
    for (const [run, message] of cases) expect(await messageOf(run)).to.equal(message);
  });
});
