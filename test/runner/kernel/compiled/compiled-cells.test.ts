import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { kitFolder } from '../../../../src/files/kit-folder.js';
import { parseNotebook } from '../../../../src/format/parse-notebook.js';
import { listChapters } from '../../../../src/runner/chapters.js';
import {
  type CompiledCells,
  cellKey,
  compiledCellsFile,
} from '../../../../src/runner/kernel/compiled/compiled-cells.js';
import { makeCompiledCells } from '../../../../src/runner/kernel/compiled/make-cells.js';
import { readCompiledCells } from '../../../../src/runner/kernel/compiled/read-cells.js';
import { startKernel } from '../../../../src/runner/kit-kernel.js';

describe('the cells of chapters, compiled beforehand', function () {
  this.timeout(180_000);
  const home = process.cwd();
  let folder: string;
  let made: CompiledCells;
  let sources: string[];

  before(async () => {
    await makeCompiledCells();
    folder = await realpath(await mkdtemp(join(tmpdir(), 'attention-kit-compiled-')));
    made = JSON.parse(await readFile(compiledCellsFile, 'utf8'));
    const first = parseNotebook(await readFile(listChapters()[0]!, 'utf8'), 'first');
    sources = first.cells.filter(({ cell_type }) => cell_type === 'code').map(({ source }) => source);
  });
  afterEach(() => process.chdir(home));
  after(() => rm(folder, { recursive: true }));

  /** The kit's file with something else in it. */
  async function changed(change: Partial<CompiledCells>): Promise<string> {
    const file = join(folder, 'changed.json');
    await writeFile(file, JSON.stringify({ ...made, ...change }));
    return file;
  }

  it('are found from the first to the last of a chapter', () => {
    const find = readCompiledCells();
    let declared = '';
    for (const source of sources) {
      const cell = find(declared, source);
      expect(cell, source).to.include({ hasToplevelAwait: /\bawait /.test(source) });
      declared = cell!.declOutput!;
    }
    expect(declared).to.contain('declare const sentence');
  });

  it('name types by the package alone, so that they hold in any folder', () => {
    const declared = Object.values(made.cells).map(({ declOutput = '' }) => declOutput);
    const packages = declared.flatMap((text) =>
      [...text.matchAll(/import\("([^"]*)"\)/g)].map(([, name]) => name),
    );
    expect(packages.length).to.be.above(100);
    expect([...new Set(packages)].sort()).to.deep.equal(['attention-kit']);
  });

  it('are not taken for a cell, or for declarations before it, that are otherwise', () => {
    const find = readCompiledCells();
    expect(find('', `${sources[0]} `)).to.equal(undefined);
    expect(find('declare const x: number;', sources[0]!)).to.equal(undefined);
    expect(cellKey('a', 'b')).to.not.equal(cellKey('ab', ''));
  });

  it('are not taken where a type or a part of the compiler reads otherwise, or is gone', async () => {
    const first = sources[0]!;
    expect(readCompiledCells(await changed({}))('', first)).to.not.equal(undefined);
    expect(readCompiledCells(await changed({ digest: 'other' }))('', first)).to.equal(undefined);
    expect(readCompiledCells(await changed({ files: [...made.files, 'gone.d.ts'] }))('', first)).to.equal(
      undefined,
    );
    const parts = ['dist/src/attention/self-attention.d.ts', 'dist/src/kernel/repairs/refusals.js'];
    expect(made.files).to.include.members([
      ...parts,
      'node_modules/tslab/package.json',
      'node_modules/@tensorflow/tfjs/package.json',
    ]);
  });

  it('are not taken where the folder has an attention-kit or a TensorFlow.js of its own', async () => {
    const [bare, other] = [join(folder, 'bare'), join(folder, 'other')];
    await mkdir(bare);
    await mkdir(join(other, 'node_modules', '@tensorflow', 'tfjs'), { recursive: true });
    process.chdir(bare);
    expect(readCompiledCells()('', sources[0]!)).to.not.equal(undefined);
    process.chdir(other);
    expect(readCompiledCells()('', sources[0]!)).to.equal(undefined);
  });

  it('are left alone where they are no JSON, half of it, or something else', async () => {
    const file = join(folder, 'odd.json');
    for (const text of ['', '{"files": [', 'null', '[]', '{}', '{"files": [3], "digest": "", "cells": {}}']) {
      await writeFile(file, text);
      expect(readCompiledCells(file)('', sources[0]!), text).to.equal(undefined);
    }
    expect(readCompiledCells(join(folder, 'none.json'))('', sources[0]!)).to.equal(undefined);
  });

  it('leave out what has a fault, and take nothing over from a cell that is to fail', async () => {
    const code = (source: string, ...tags: string[]) => ({
      ...{
        cell_type: 'code' as const,
        id: 'a',
        metadata: { tags },
        outputs: [],
        execution_count: null,
        source,
      },
    });
    const cells = [
      code('const a = 1;'),
      code('const b: string = a;'),
      code("throw new Error('no'); const c = 2;", 'raises-exception'),
      code('a + 1'),
    ];
    const [notebook, written] = [join(folder, 'odd.ipynb'), join(folder, 'odd-cells.json')];
    await writeFile(notebook, JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }));
    // In a process of its own, as it sets up where that looks for modules.
    const main = join(kitFolder, 'dist/src/runner/kernel/compiled/main.js');
    await promisify(execFile)(process.execPath, [main, written, notebook], { cwd: folder });
    const compiled: CompiledCells['cells'] = JSON.parse(await readFile(written, 'utf8')).cells;
    expect(Object.values(compiled).map(({ declOutput }) => declOutput?.trim())).to.have.length(3);
    expect(Object.values(compiled).at(-1)?.declOutput)
      .to.match(/declare const a = 1;/)
      .and.not.match(/ c\b/);
  });

  it('go on in a kernel with cells of one’s own, whose faults are told', async () => {
    await cp(listChapters()[0]!, join(folder, 'mine.ipynb'));
    const kernel = await startKernel({ cwd: folder });
    let printed = '';
    const run = (code: string) =>
      kernel.execute(code, ({ header, content }) => {
        if (header.msg_type === 'stream') printed += content.text;
      });
    try {
      for (const source of sources.slice(0, 3)) expect(await run(source)).to.include({ status: 'ok' });
      const failed = await run('const wrong: number = sentence;');
      expect(failed.evalue).to.match(/not assignable to type 'number'/);
      printed = '';
      await run('sentence.split(" ").length');
      expect(printed).to.equal('7\n');
    } finally {
      await kernel.shutdown();
    }
  });
});
