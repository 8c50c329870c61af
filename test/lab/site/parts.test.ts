import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { digest } from '../../../src/keep/digest.js';
import { copyFiles, copyPictures } from '../../../src/lab/site/copy-files.js';
import { listFiles, workerScript } from '../../../src/lab/site/worker-script.js';

describe('the files of a site', () => {
  it('name in the service worker every file that a page may ask for, by its digest', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'attention-kit-files-'));
    await writeFile(join(folder, 'a.js'), 'a');
    await writeFile(join(folder, 'README.md'), 'for people');
    const files = listFiles(folder);
    expect(files).to.deep.equal([{ path: 'a.js', size: 1, digest: await digest('a') }]);
    expect(workerScript(files, 'code')).to.equal(`const DIGESTS = {"a.js":"${await digest('a')}"};\ncode`);
    await rm(folder, { recursive: true });
  });

  it('copy the data that pages read, and not the scripts that made it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'attention-kit-copy-'));
    const from = (name: string) => join(folder, name);
    for (const [name, file] of [
      ['page', 'site.js'],
      ['page/reading/pictures', 'p.png'],
      ['kernel', 'kernel.js'],
      ['data', 'a.bin'],
      ['data', 'make.js'],
      ['chapters', '1.ipynb'],
    ] as const) {
      await mkdir(from(name), { recursive: true });
      await writeFile(join(from(name), file), file);
    }
    copyFiles(
      { page: from('page'), kernel: from('kernel'), chapters: from('chapters'), data: from('data') },
      from('out'),
    );
    const names = listFiles(from('out')).map(({ path }) => path);
    expect(names).to.deep.equal([
      'chapters/1.ipynb',
      'static/data/a.bin',
      'static/kernel/v1/lib/kernel.js',
      'static/site.js',
    ]);
    await rm(folder, { recursive: true });
  });

  it('copy of the pictures those that a text shows, and none that lies there from before', async () => {
    const page = await mkdtemp(join(tmpdir(), 'attention-kit-pictures-'));
    await mkdir(join(page, 'reading/pictures'), { recursive: true });
    for (const name of ['shown', 'old']) await writeFile(join(page, `reading/pictures/${name}.png`), name);
    await mkdir(join(page, 'out/notebooks/pictures'), { recursive: true });
    copyPictures('<p><img src="pictures/shown.png" width="1"></p>', { page }, join(page, 'out'));
    expect(listFiles(join(page, 'out')).map(({ path }) => path)).to.deep.equal([
      'notebooks/pictures/shown.png',
    ]);
    await rm(page, { recursive: true });
  });
});
