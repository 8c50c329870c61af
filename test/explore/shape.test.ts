import { expect } from 'chai';
import { habitNames } from '../../src/explore/heads/heads-state.js';
import {
  attentionMachine,
  blockPile,
  fewLabels,
  fiveSteps,
  modelHeads,
  modelSentence,
  modelWriting,
  queryArrow,
  residualStream,
  runningMax,
  scoreShares,
  scoreSpread,
  scoreTiles,
  slidingDigit,
  translatedNumber,
  twoArrows,
  yourSentence,
} from '../../src/explore/index.js';
import { kinds } from '../../src/explore/kinds.js';
import { record } from '../../src/explore/shape.js';
import { told } from '../../src/explore/told.js';
import { explorableOf, notebookNames, storedIn } from './support/stored-explorables.js';

type State = Readonly<Record<string, unknown>>;

const stored = (await Promise.all(notebookNames.map(storedIn))).flat().map(explorableOf);
const fits = (name: string, state: unknown) => record(kinds[name]!.shape)(state);
/** Nothing that any part of a state can be. */
const ODD = [null, {}, [{}], [[[{}]]], Number.NaN, Symbol('odd')];

describe('the shape of a saved state', () => {
  it('is told for all kinds, which are those that have words and a full check', () => {
    expect(Object.keys(told)).to.deep.equal(Object.keys(kinds));
    expect([...new Set(stored.map(({ name }) => name))].sort()).to.deep.equal(Object.keys(kinds).sort());
  });

  it('is that of every state in the chapters', () => {
    for (const { name, state } of stored) expect(fits(name, state), name).to.equal(true);
  });

  it('is that of what makers make at the ends of what they accept', async () => {
    const x = Array.from({ length: 24 }, (_, i) => [i, 0, -1e6]);
    const tokens = x.map((_, i) => `word ${i}`);
    const scores = x.map(() => Array<number>(24).fill(-100));
    const heads = x.slice(0, 20).map(() => Array<number>(20).fill(0.05));
    const habits = Object.fromEntries(habitNames.map((name) => [name, [[0]]]));
    const made = [
      await yourSentence({ sentence: '' }),
      await yourSentence({ sentence: 'zzz zzz', shows: 'scores' }),
      await yourSentence({ sentence: 'a b', other: 'a c' }),
      await modelSentence({ sentence: '' }),
      await modelWriting({ size: 0, top: 1, temperature: 0, beginning: 'I' }),
      await slidingDigit({ digit: 0, shift: [-2, 2] }),
      await translatedNumber({ number: 0, written: 1, hasMask: false }),
      await translatedNumber({ number: 999999, language: 'french' }),
      await fewLabels({ task: 'doers', labels: 4, draw: 3 }),
      attentionMachine({
        words: ['a', 'b'],
        features: ['c'],
        wishes: ['d'],
        x: [[0], [1]],
        wQuery: [[1]],
        wKey: [[1]],
        wValue: [[1]],
        held: { 'queries.0.0': 2 },
        levers: ['noRoot'],
        lit: 'shares',
      }),
      queryArrow({
        words: ['a', 'b'],
        queries: [
          [0, 0],
          [5, -5],
        ],
        keys: [
          [0, 0],
          [1, 1],
        ],
        look: 'query',
      }),
      blockPile({ tokens, x, on: [], layer: 0, seed: -3 }),
      residualStream({ tokens, x, look: 0 }),
      runningMax({ scores: [0, 1], values: [1, 0], size: 12, seen: 0 }),
      scoreShares({ tokens: ['a', 'b'], scores: [-10, 10], temperature: 0.1, look: 'all' }),
      scoreSpread({ dK: 256, divided: true, seed: 0 }),
      scoreTiles({ tokens, scores, size: 24, seen: 0 }),
      scoreTiles({ tokens: ['a'], scores: [[0]] }),
      twoArrows({ names: ['', 'b'], a: [0, 0], b: [-5, 5] }),
      fiveSteps({ lit: [2, 5], look: 5 }),
      modelHeads({
        tokens: tokens.slice(0, 20),
        weights: [[heads]],
        habits: habits as never,
        sort: 'habit',
        pins: [[1, 1]],
      }),
    ];
    for (const { name, state } of made) {
      const saved = JSON.parse(JSON.stringify(state));
      expect(fits(name, saved), name).to.equal(true);
      expect(told[name]!.read(saved), name).to.deep.equal(saved);
    }
    expect(new Set(made.map(({ name }) => name)).size).to.equal(Object.keys(kinds).length);
  });

  it('is not that of a state in which any part is missing or of another kind', () => {
    for (const { name, state } of stored) {
      for (const part of Object.keys(state as State)) {
        const mayBeMissing = part === 'read' && ['block-pile', 'residual-stream'].includes(name);
        const { [part]: _, ...others } = state as State;
        expect(fits(name, others), `${name} without ${part}`).to.equal(mayBeMissing);
        for (const odd of ODD) {
          if (part === 'held' && JSON.stringify(odd) === '{}') continue; // nothing is held
          expect(fits(name, { ...others, [part]: odd }), `${name}.${part}: ${String(odd)}`).to.equal(false);
        }
      }
      for (const odd of [...ODD, undefined, 'state', 1]) expect(fits(name, odd), name).to.equal(false);
    }
  });

  it('is not that of a state whose reading lacks a part, or counts too far', () => {
    for (const { name, state } of stored) {
      const { read } = state as { read?: State };
      for (const part of read && !Array.isArray(read) ? Object.keys(read) : []) {
        const { [part]: _, ...others } = read!;
        const mayBeMissing = part === 'scores' || part === 'alike';
        expect(fits(name, { ...(state as State), read: others }), `${name}.read.${part}`).to.equal(
          mayBeMissing,
        );
      }
    }
    const of = (name: string, more: object) =>
      fits(name, { ...(stored.find((it) => it.name === name)!.state as State), ...more });
    expect(of('score-spread', { dK: 1e9 })).to.equal(false); // would be worked out for minutes
    for (const size of [0, 0.001, -1]) {
      expect(of('score-tiles', { size })).to.equal(false);
      expect(of('running-max', { size })).to.equal(false);
    }
    expect(of('model-writing', { size: 6 })).to.equal(false);
  });
});
