import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { kitFolder } from '../../src/files/kit-folder.js';
import { linkPackages } from '../../src/workshop/link-packages.js';
import { prepareFolder } from '../../src/workshop/prepare-folder.js';
import { resetChapters } from '../../src/workshop/reset-chapter.js';

describe('the working copy of the chapters', () => {
  let place: string;
  let kit: string;
  let mine: string;
  beforeEach(async () => {
    place = await realpath(await mkdtemp(join(tmpdir(), 'attention-kit-folder-')));
    kit = join(place, 'kit');
    mine = join(place, 'mine');
    await mkdir(kit);
    await publish('01-embedding.ipynb', 'one');
    await publish('02-query-key-value.ipynb', 'two');
  });
  afterEach(() => rm(place, { recursive: true, force: true }));
  const publish = (name: string, text: string) => writeFile(join(kit, name), text);
  const edit = (name: string, text: string) => writeFile(join(mine, name), text);
  const read = (name: string) => readFile(join(mine, name), 'utf8');

  it('begins with all chapters, and stays as it is when nothing changed', async () => {
    const first = await prepareFolder(mine, kit);
    expect(first.added).to.deep.equal(['01-embedding.ipynb', '02-query-key-value.ipynb']);
    expect(await read('01-embedding.ipynb')).to.equal('one');
    expect(await prepareFolder(mine, kit)).to.deep.equal({ added: [], updated: [], kept: [] });
  });

  it('takes a newer chapter when the reader had not touched it, and never overwrites work', async () => {
    await prepareFolder(mine, kit);
    await edit('01-embedding.ipynb', 'my work');
    await publish('01-embedding.ipynb', 'one, newer');
    await publish('02-query-key-value.ipynb', 'two, newer');
    const prepared = await prepareFolder(mine, kit);
    expect(prepared).to.deep.equal({
      added: [],
      updated: ['02-query-key-value.ipynb'],
      kept: ['01-embedding.ipynb'],
    });
    expect(await read('01-embedding.ipynb')).to.equal('my work');
    expect(await read('02-query-key-value.ipynb')).to.equal('two, newer');
  });

  it('takes a newer chapter when the reader had only run it, also where an earlier kit made the copy', async () => {
    const chapter = (source: string, text: string) => {
      const outputs = [{ output_type: 'stream', name: 'stdout', text }];
      const cell = { cell_type: 'code', id: 'a', metadata: {}, source, execution_count: 1, outputs };
      return JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [cell] });
    };
    await publish('01-embedding.ipynb', chapter('first', '1'));
    await prepareFolder(mine, kit);
    await edit('01-embedding.ipynb', chapter('first', '2'));
    await publish('01-embedding.ipynb', chapter('second', '1'));
    expect((await prepareFolder(mine, kit)).updated).to.deep.equal(['01-embedding.ipynb']);
    const notes = join(mine, '.attention-kit/originals.json');
    const earlier = (await readFile(notes, 'utf8')).replaceAll(/ [0-9a-f]{64}"/g, '"'); // one digest each
    for (const [text, fate] of [
      [chapter('second', '1'), 'updated'],
      [chapter('mine', '1'), 'kept'],
    ] as const) {
      await writeFile(notes, earlier);
      await edit('01-embedding.ipynb', text);
      await publish('01-embedding.ipynb', chapter('third', '1'));
      expect((await prepareFolder(mine, kit))[fate]).to.deep.equal(['01-embedding.ipynb']);
    }
  });

  it('leaves a notebook of the same name alone that the kit did not bring', async () => {
    await mkdir(mine);
    await edit('01-embedding.ipynb', "someone's own");
    await prepareFolder(mine, kit);
    await publish('01-embedding.ipynb', 'one, newer');
    await prepareFolder(mine, kit);
    expect(await read('01-embedding.ipynb')).to.equal("someone's own");
  });

  it('does not bring back what the reader deleted, until asked', async () => {
    await prepareFolder(mine, kit);
    await rm(join(mine, '01-embedding.ipynb'));
    await prepareFolder(mine, kit);
    expect(await readdir(mine)).not.to.include('01-embedding.ipynb');
    expect(await resetChapters(mine, kit, '1')).to.deep.equal([{ name: '01-embedding.ipynb' }]);
    expect(await read('01-embedding.ipynb')).to.equal('one');
  });

  it('brings a chapter back and keeps the edited one beside it, with its date', async () => {
    await prepareFolder(mine, kit);
    const date = new Date(2026, 10, 23, 9, 5);
    for (const work of ['first work', 'second work']) {
      await edit('02-query-key-value.ipynb', work);
      await resetChapters(mine, kit, '02-query-key-value', date);
    }
    expect(await read('02-query-key-value.ipynb')).to.equal('two');
    expect(await read('02-query-key-value-2026-11-23-0905.ipynb')).to.equal('first work');
    expect(await read('02-query-key-value-2026-11-23-0905-2.ipynb')).to.equal('second work');
    expect(await read('01-embedding.ipynb')).to.equal('one');
  });

  it('names the chapters there are when asked for another', async () => {
    await prepareFolder(mine, kit);
    const error = await resetChapters(mine, kit, '9').catch((thrown: Error) => thrown);
    expect((error as Error).message).to.equal(
      'findChapter: expected a path of a notebook or one of 01-embedding, 02-query-key-value, got 9',
    );
  });

  it('finds the kit, its types and its data wherever it lies', async () => {
    await mkdir(mine);
    expect(linkPackages(mine)).to.deep.equal({
      linked: ['attention-kit', '@tensorflow/tfjs', 'tslab'],
      own: [],
    });
    expect(linkPackages(mine)).to.deep.equal({ linked: [], own: [] });
    const resolve = createRequire(join(mine, 'notebook.js')).resolve;
    expect(await realpath(resolve('attention-kit'))).to.equal(join(kitFolder, 'dist/src/index.js'));
    const code = 'const { loadWordVectors } = require("attention-kit"); console.log(typeof loadWordVectors)';
    expect(execFileSync(process.execPath, ['-e', code], { cwd: mine, encoding: 'utf8' })).to.equal(
      'function\n',
    );
  });
});
