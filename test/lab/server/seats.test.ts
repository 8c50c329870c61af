import { expect } from 'chai';
import { Seats } from '../../../src/lab/server/kernels/seats.js';
import { planKernels } from '../../../src/workshop/room/kernel-plan.js';

describe('places for kernels', () => {
  const settled = async (ready: Promise<void>) => {
    const late = new Promise<string>((resolve) => setImmediate(() => resolve('waits')));
    return Promise.race([
      ready.then(
        () => 'taken',
        () => 'given up',
      ),
      late,
    ]);
  };

  it('are taken in the order of asking, and each who leaves lets the next one in', async () => {
    const seats = new Seats({ most: 2, each: 2 });
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((owner) => seats.take(owner)) as [
      ReturnType<Seats['take']>,
      ReturnType<Seats['take']>,
      ReturnType<Seats['take']>,
      ReturnType<Seats['take']>,
    ];
    expect([a, b, c, d].map(({ isTaken }) => isTaken)).to.deep.equal([true, true, false, false]);
    expect(['a', 'c', 'd'].map((owner) => seats.placeOf(owner))).to.deep.equal([0, 1, 2]);
    expect([await settled(a.ready), await settled(c.ready)]).to.deep.equal(['taken', 'waits']);
    c.leave(); // gives its place in the queue up
    expect([await settled(c.ready), seats.placeOf('d')]).to.deep.equal(['given up', 1]);
    b.leave();
    b.leave(); // once is enough
    expect([await settled(d.ready), seats.count]).to.deep.equal(['taken', 2]);
  });

  it('are so many for each, and who has them lets others go first', () => {
    const seats = new Seats({ most: 3, each: 1 });
    const first = seats.take('a');
    const second = seats.take('a');
    const other = seats.take('b');
    expect([first, second, other].map(({ isTaken }) => isTaken)).to.deep.equal([true, false, true]);
    expect(seats.waiting()).to.deep.equal([{ owner: 'a', forOwn: true }]);
    first.leave();
    expect([second.isTaken, seats.waiting()]).to.deep.equal([true, []]);
  });

  it('are told to who watches', () => {
    const seats = new Seats({ most: 1, each: 1 });
    const seen: number[] = [];
    seats.watch(() => seen.push(seats.placeOf('b')));
    const a = seats.take('a');
    seats.take('b');
    a.leave();
    expect(seen).to.deep.equal([0, 1, 0]);
  });
});

describe('the number of kernels that a machine can bear', () => {
  it('goes by its cores and by the memory that is left, and is what the teacher wants', () => {
    // (1900 − 1000) / 500 = 1; (24000 − 1000) / 500 = 46, but 8 · 2 = 16
    expect(planKernels({ cores: 64, memory: 1900 })).to.deep.equal({ most: 1, memory: 1500 });
    expect(planKernels({ cores: 64, memory: 200 }).most).to.equal(1);
    expect(planKernels({ cores: 2, memory: 24_000 }).most).to.equal(16);
    expect(planKernels({ cores: 2, memory: 24_000 }, { most: 30, memory: 800 })).to.deep.equal({
      most: 30,
      memory: 800,
    });
  });
});
