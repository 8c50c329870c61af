import { mkdtemp, readFile, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { remembered } from '../../src/files/remember.js';

describe('what is remembered of a file', () => {
  let folder: string;
  let reads: number;
  let read: (place: string) => Promise<string>;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attention-kit-remember-'));
    reads = 0;
    read = remembered((place) => {
      reads++;
      return readFile(place, 'utf8');
    });
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is made once, while the file stays as it is', async () => {
    const place = join(folder, 'a');
    await writeFile(place, 'one');
    expect([await read(place), await read(place), reads]).to.deep.equal(['one', 'one', 1]);
  });

  it('is made anew after any change: written in place, though of the same size and time; replaced; led elsewhere', async () => {
    const [a, b, link] = [join(folder, 'a'), join(folder, 'b'), join(folder, 'link')];
    await writeFile(a, 'one');
    await utimes(a, 1, 1);
    expect(await read(a)).to.equal('one');
    await new Promise((resolve) => setTimeout(resolve, 20)); // the time of a change is as fine as the system’s clock
    await writeFile(a, 'two');
    await utimes(a, 1, 1);
    expect(await read(a)).to.equal('two');
    await writeFile(b, 'six');
    await rename(b, a);
    expect(await read(a)).to.equal('six');
    await writeFile(b, 'ten');
    await symlink(a, link);
    expect(await read(link)).to.equal('six');
    await rm(link);
    await symlink(b, link);
    expect(await read(link)).to.equal('ten');
  });

  it('is no failure: it is tried again', async () => {
    const place = join(folder, 'a');
    const failure = await read(place).catch((error: NodeJS.ErrnoException) => error.code);
    await writeFile(place, 'one');
    expect([failure, await read(place)]).to.deep.equal(['ENOENT', 'one']);
  });
});
