import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { openFolder, readAbout } from '../../../src/runner/sweep/folder.js';

describe('the folder of a sweep', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attention-kit-folder-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const open = (name: string) =>
    openFolder(folder, { path: join(folder, `../${name}.mjs`), fingerprint: name });

  it('is opened by all that sweep the same and come at once', async () => {
    await Promise.all(Array.from({ length: 20 }, () => open('a')));
    expect((await readdir(folder)).sort()).to.deep.equal(['points', 'sweep.json']);
  });

  it('belongs to one source only, though several come at once', async () => {
    const names = Array.from({ length: 20 }, (_, i) => 'ab'[i % 2]!);
    const ended = await Promise.allSettled(names.map(open));
    const owner = (await readAbout(folder))?.fingerprint;
    ended.forEach((each, i) => {
      expect(each.status, names[i]).to.equal(names[i] === owner ? 'fulfilled' : 'rejected');
      if (each.status === 'rejected')
        expect(each.reason.message).to.match(/^sweep: expected a folder with results of .*, got one of /);
    });
  });

  it('is none that holds anything else', async () => {
    await writeFile(join(folder, 'mine.txt'), '');
    const error = await open('a').catch((reason) => reason);
    expect(error.message).to.match(
      /^sweep: expected an empty folder or one of a sweep, got .*mine\.txt in it$/,
    );
    expect(await readdir(folder)).to.deep.equal(['mine.txt']);
  });
});
