import { expect } from 'chai';
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
