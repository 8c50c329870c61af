import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { parquetReadObjects } from 'hyparquet';
import { kitFolder } from '../../../src/files/kit-folder.js';
import { readNotebook } from '../../../src/runner/notebook-file.js';
import { runNotebook } from '../../../src/runner/run-notebook.js';
import { readSweep } from '../../../src/runner/sweep/table.js';
import { blockOf, readersFolder } from './sweeps-page.js';

/** The page's commands, as they stand there, one after the other in a reader's folder. */
describe('the page on sweeps', function () {
  this.timeout(300_000);
  let folder: string;
  before(() => {
    folder = readersFolder();
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('sweeps, shows and checks on one machine', async () => {
    const { stdout } = await promisify(execFile)('sh', ['-ec', blockOf('one machine')], { cwd: folder });
    const [ran, head, ...rest] = stdout.trimEnd().split('\n');
    expect(ran).to.equal('6 points, 0 of them run before: results/table.csv');
    expect(head).to.match(/^dK {2}n +right$/);
    expect(rest.slice(0, 2).map((row) => row.split(/\s+/).slice(0, 2))).to.deep.equal([
      ['2', '3'],
      ['16', '3'],
    ]);
    expect(rest.at(-1)).to.equal('1 of the points gave the same again, to the last digit');
    const [header] = (await readFile(join(folder, 'results/table.csv'), 'utf8')).split('\r\n');
    expect(header).to.equal('seed,dK,right,state,error,seconds,memory,run seed,kit,node,ended,id');
    const { buffer } = new Uint8Array(await readFile(join(folder, 'results/table.parquet')));
    const rows = await parquetReadObjects({ file: buffer as ArrayBuffer });
    expect(rows.map(({ seed, dK, state }) => [seed, dK, state])).to.have.deep.members(
      [1, 2, 3].flatMap((seed) => [2, 16].map((dK) => [seed, dK, 'done'])),
    );
  });

  it('shows the script that lies beside the notebook', () =>
    expect(readFileSync(join(kitFolder, 'notebooks/head.ts'), 'utf8')).to.equal(blockOf('head.ts')));

  it('has a notebook that runs to its end, whatever is swept', async () => {
    const notebook = await readNotebook(join(kitFolder, 'notebooks/sweep-a-head.ipynb'));
    const parameters = {
      seeds: [1, 2],
      sizes: [2, 5],
      rates: [0.01],
      steps: 5,
      folder: join(folder, 'small'),
    };
    const { cells } = await runNotebook(notebook, {
      parameters,
      kernel: { cwd: join(kitFolder, 'notebooks') },
    });
    const said = cells.map(({ outputs = [] }) =>
      outputs.map(({ text, data }) => text ?? data?.['text/plain']).join(''),
    );
    expect(said.join('\n')).to.include('2 seeds × 2 sizes × 1 rates = 4 points');
    expect(said.join('\n')).to.match(/points █{30} 4 \/ 4 {2}0 failed/);
    expect((await readSweep(join(folder, 'small'))).rows).to.have.length(4);
    const figure = cells.flatMap(({ outputs = [] }) => outputs).find(({ data }) => data?.['image/png']);
    expect(figure!.data!['text/plain']).to.match(/rate 0\.01: [\d.]+ ± [\d.]+ at 2, [\d.]+ ± [\d.]+ at 5\.$/);
  });

  it('does the same from code, and finds what was run', async () => {
    await writeFile(join(folder, 'code.mjs'), blockOf('code')); // it holds no types
    const { stdout } = await promisify(execFile)(process.execPath, ['code.mjs'], { cwd: folder });
    const { rows } = await readSweep(join(folder, 'results'));
    const mean = (dK: number) =>
      rows.filter((row) => row.dK === dK).reduce((sum, { right }) => sum + Number(right) / 3, 0);
    expect(stdout).to.equal(`2 3 ${mean(2).toFixed(2)}\n16 3 ${mean(16).toFixed(2)}\n6 points, 0 failed\n`);
  });
});
