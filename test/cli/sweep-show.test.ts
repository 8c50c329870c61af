import { copyFile, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';
import type { Browser } from 'playwright-core';
import { checkSweep } from '../../src/runner/sweep/check-sweep.js';
import { gridOf } from '../../src/runner/sweep/points.js';
import { runSweep } from '../../src/runner/sweep/run-sweep.js';
import { launchBrowser } from '../support/browser.js';
import { until } from '../support/until.js';
import { attentionKit } from './support.js';

const script = 'test/runner/sweep/tasks.mjs';

describe('attention-kit sweep, afterwards', function () {
  this.timeout(60_000);
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attention-kit-show-'));
    await runSweep(script, gridOf({ n: [1, 2], seconds: [0, 0.01] }), { folder: join(folder, 'out') });
    await runSweep(script, gridOf({ n: [3], task: ['throw'] }), { folder: join(folder, 'out') });
  });
  after(() => rm(folder, { recursive: true, force: true }));
  const sweep = (command: string, ...args: string[]) =>
    attentionKit(['sweep', command, join(folder, 'out'), ...args]);

  it('shows mean, spread and number, sorted and grouped as asked', async () => {
    const { stdout, stderr, status } = await sweep(
      'show',
      '--no-browser',
      '--over',
      'seconds',
      '--sort',
      'square',
    );
    expect(stdout).to.equal(
      [
        'n  task   n  failed  square',
        '2         2       0   4 ± 0',
        '1         2       0   1 ± 0',
        '3  throw  0       1\n',
      ].join('\n'),
    );
    expect(stderr).to.equal(`Wrote ${join(folder, 'out/sweep.html')}\n`);
    expect(status).to.equal(0);
  });

  it('prints all points as CSV, the very table of the folder', async () => {
    const { stdout } = await sweep('show', '--csv');
    expect(stdout).to.equal(await readFile(join(folder, 'out/table.csv'), 'utf8'));
  });

  it('refuses columns that are not there, and folders of something else', async () => {
    expect((await sweep('show', '--over', 'm')).stderr).to.equal(
      'sweep show: expected --over to be one of n, seconds, task, got m (did you mean n?)\n',
    );
    expect((await sweep('show', '--sort', 'sqare')).stderr).to.equal(
      'sweep show: expected --sort to be one of square, got sqare (did you mean square?)\n',
    );
    expect((await attentionKit(['sweep', 'show', folder])).stderr).to.equal(
      `sweep show: expected the folder of a sweep, got ${folder}\n`,
    );
    const begun = join(folder, 'begun');
    await mkdir(begun);
    await copyFile(join(folder, 'out/sweep.json'), join(begun, 'sweep.json'));
    expect((await attentionKit(['sweep', 'show', begun])).stderr).to.equal(
      `sweep show: expected a point or more in ${begun}, got none yet\n`,
    );
  });

  it('runs points again, and tells those that differ', async () => {
    const well = await sweep('check', '--count', '2', '--jobs', '1');
    expect(well.stdout).to.equal('2 of the points gave the same again, to the last digit\n');
    const text = `const { n } = parameters({ n: 1 }); report({ now: process.hrtime.bigint() });`;
    const names = ['parameters', 'report'];
    const imports = names.map(
      (name) => `import { ${name} } from '${new URL(`../../src/notebook/${name}.js`, import.meta.url)}';`,
    );
    await writeFile(join(folder, 'now.mjs'), [...imports, text].join('\n'));
    await runSweep(join(folder, 'now.mjs'), [{ n: 1 }], { folder: join(folder, 'now') });
    const other = await attentionKit(['sweep', 'check', join(folder, 'now')]);
    expect(other.stderr).to.match(
      /^✗ n=1\n {2}now: \d+ before, \d+ now\nsweep check: expected the same values as before, got 1 that differ\n$/,
    );
    expect(other.status).to.equal(1);
  });

  it('finds what it ran from any folder, though moved with its results, and says when it is gone', async () => {
    const [home, moved] = [join(folder, 'home'), join(folder, 'moved')];
    await mkdir(home);
    const helpers = ['parameters', 'report'].map(
      (name) => `import { ${name} } from '${new URL(`../../src/notebook/${name}.js`, import.meta.url)}';`,
    );
    const code = `import { readFileSync } from 'node:fs';
      parameters({ n: 1 }); report({ said: readFileSync('words.txt', 'utf8') });`;
    await writeFile(join(home, 'read.mjs'), [...helpers, code].join('\n'));
    await writeFile(join(home, 'words.txt'), 'they are cool');
    const run = await attentionKit(['sweep', 'read.mjs', '-p', 'n=1', '-o', 'out'], () => {}, {}, home);
    expect(run.status, run.stderr).to.equal(0);
    await rename(home, moved);
    expect((await checkSweep(join(moved, 'out'))).differences).to.deep.equal([]);
    await rename(join(moved, 'read.mjs'), join(moved, 'other.mjs'));
    const gone = await checkSweep(join(moved, 'out')).catch(({ message }: Error) => message);
    expect(gone).to.equal(
      `checkSweep: expected the source of the sweep at ${join(moved, 'read.mjs')}, got no such file (say as source where it lies now)`,
    );
    const { differences } = await checkSweep(join(moved, 'out'), { source: join(moved, 'other.mjs') });
    expect(differences.map(({ name }) => name)).to.deep.equal(['error', 'said']); // run here, where no words are
  });

  describe('in a browser', () => {
    let browser: Browser;
    before(async function () {
      browser = await launchBrowser(this);
    });
    after(() => browser?.close());

    it('draws any two columns as lines, heat map and scatter, without an error or a request', async () => {
      await sweep('show', '--no-browser');
      const page = await browser.newPage();
      const problems: string[] = [];
      page.on('pageerror', ({ message }) => problems.push(message));
      page.on('request', (request) => !request.url().startsWith('file:') && problems.push(request.url()));
      await page.goto(pathToFileURL(join(folder, 'out/sweep.html')).href);
      expect(await page.textContent('h1')).to.equal('tasks.mjs');
      expect(await page.textContent('h1 + p')).to.equal(
        '5 points over n, seconds, and task, 1 of them failed',
      );
      const label = () => page.getAttribute('#chart', 'aria-label');
      await page.waitForSelector('#chart .scatterlayer .point');
      expect(await label()).to.match(/^line of square against n\. /);
      await page.selectOption('[name=y]', 'seconds');
      await page.selectOption('[name=by]', 'square');
      await page.selectOption('[name=kind]', 'heat map');
      await page.waitForSelector('#chart .heatmaplayer image');
      expect(await label()).to.equal(
        'heat map of seconds against n. seconds 0: 1 at 1, 4 at 2. seconds 0.01: 1 at 1, 4 at 2.',
      );
      await page.selectOption('[name=kind]', 'scatter');
      await page.waitForSelector('#chart .scatterlayer .point');
      expect(await label()).to.match(/^scatter of seconds against n\. 4 points/);
      expect(problems).to.deep.equal([]);
      const ground = () => page.$eval('#chart .bg', (drawn) => getComputedStyle(drawn).fill);
      expect(await ground()).to.equal('rgb(255, 255, 255)');
      await page.emulateMedia({ colorScheme: 'dark' });
      await until(async () => (await ground()) === 'rgb(20, 24, 29)', 5); // #14181d
      await page.reload();
      expect(await label()).to.match(/^scatter of seconds against n\. /);
      await page.close();
    });
  });
});
