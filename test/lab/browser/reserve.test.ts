import { expect } from 'chai';
import { Reserve } from '../../../src/lab/browser/store/reserve.js';

/** Notes in a browser with so much room, in bytes. */
function notesIn(room: number) {
  const kept = new Map<string, number>();
  const used = () => [...kept.values()].reduce((sum, size) => sum + size, 0);
  const put = async (key: string, size: number | undefined) => {
    const before = kept.get(key) ?? 0;
    if (size === undefined) kept.delete(key);
    else if (used() - before + size > room) throw new DOMException('full', 'QuotaExceededError');
    else kept.set(key, size);
  };
  const notes = {
    keys: async () => [...kept.keys()],
    change: (key: string, how: () => unknown) => put(key, (how() as Uint8Array | undefined)?.length),
  };
  return { kept, put, reserve: new Reserve(notes) };
}

describe('room that is held back for what a reader writes', () => {
  it('is held once, and said not to be there where it is not', async () => {
    const { kept, reserve } = notesIn(5e6);
    expect([await reserve.hold(), await reserve.hold()]).to.deep.equal([true, true]);
    expect([...kept]).to.deep.equal([['reserve', 4e6]]);
    expect(await notesIn(3e6).reserve.hold()).to.equal(false);
  });

  it('is given up for what finds no other room, which is told the next time it shall be held', async () => {
    const { kept, put, reserve } = notesIn(5e6);
    await reserve.hold();
    await reserve.spend(() => put('small', 1e6));
    expect([...kept.keys()]).to.deep.equal(['reserve', 'small']);
    await reserve.spend(() => put('work', 2e6)); // 4 + 1 + 2 MB are more than 5; 1 + 2 are not
    expect([...kept.keys()]).to.deep.equal(['small', 'work']);
    await put('small', undefined); // there would be room again
    expect(await reserve.hold()).to.equal(false);
  });

  it('is given up once for all that find no room at the same time', async () => {
    const { kept, put, reserve } = notesIn(5e6);
    await reserve.hold();
    await Promise.all(['a', 'b', 'c'].map((name) => reserve.spend(() => put(name, 1.5e6))));
    expect([...kept.keys()].sort()).to.deep.equal(['a', 'b', 'c']);
  });

  it('leaves an error to whoever asked, where nothing is held back or it does not suffice', async () => {
    const { put, reserve } = notesIn(5e6);
    const message = (error: DOMException) => error.name;
    expect(await reserve.spend(() => put('work', 6e6)).catch(message)).to.equal('QuotaExceededError');
    await reserve.hold();
    expect(await reserve.spend(() => put('work', 6e6)).catch(message)).to.equal('QuotaExceededError');
    const broken = reserve.spend(() => Promise.reject(new DOMException('x', 'UnknownError')));
    expect(await broken.catch(message)).to.equal('UnknownError');
  });
});
