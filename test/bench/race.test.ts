import { expect } from 'chai';
import { milliseconds, race, times } from './race.js';

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

describe('race', () => {
  it('lets racers run in turn, three rounds after a first one at least', async () => {
    const ran: string[] = [];
    const racer = (name: string) => ({ run: () => void ran.push(name) });
    await race({ a: racer('a'), b: racer('b') }, { roundsMs: 0 });
    expect(ran.join('')).to.equal('abababab');
  });

  it('gives the best time of each, without what was prepared', async () => {
    const pauses = [300, 20, 300, 300];
    const slow = { prepare: () => wait(200), run: () => wait(pauses.shift()!) };
    expect((await race({ slow }, { roundsMs: 0 })).slow).to.be.within(15, 150);
  });

  it('lets a racer run several times in its turn, prepared once', async () => {
    const ran: string[] = [];
    const racer = (name: string) => ({ prepare: () => void ran.push('-'), run: () => void ran.push(name) });
    await race({ a: racer('a'), b: racer('b') }, { roundsMs: 0, runsInTurn: 2 });
    expect(ran.join('')).to.equal('-a-b-aa-bb-aa-bb-aa-bb');
  });

  it('believes who says itself how long it took', async () => {
    expect(await race({ elsewhere: { run: () => {}, took: () => 0.5 } })).to.deep.equal({ elsewhere: 0.5 });
  });

  it('runs who takes too long once only, and gives ∞', async () => {
    let runs = 0;
    const slow = { run: () => wait(20).then(() => void runs++) };
    expect(await race({ slow }, { firstRunMs: 1 })).to.deep.equal({ slow: Number.POSITIVE_INFINITY });
    expect(runs).to.equal(1);
  });
});

describe('milliseconds and times', () => {
  it('keep the digits that count', () => {
    expect(milliseconds(12.3456)).to.equal('12.3 ms');
    expect(times(12.3, 1.5)).to.equal('× 8.2');
  });
  it('say when something took too long', () => {
    expect(milliseconds(Number.POSITIVE_INFINITY)).to.equal('> 10 s');
    expect(times(Number.POSITIVE_INFINITY, 1)).to.equal('> 10 s');
  });
});
