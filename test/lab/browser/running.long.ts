import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { mark } from '../../runner/mark.js';
import {
  codeCell,
  keepPicture,
  kernelIs,
  menu,
  openNotebook,
  openPage,
  runCell,
} from '../support/browser.js';
import { labInBrowser } from '../support/lab-in-browser.js';
import { sampleNotebook } from '../support/sample-notebook.js';

/** Deaf to an interrupt itself, and so is what it waits for, once that has left its mark. */
const deaf = (begin: string) =>
  `import { execSync } from "child_process";\nexecSync("trap '' INT; ${begin}; sleep 300");`;
/** 240 MB beside the 190 MB of a kernel are more than 80 % of the 470 MB that its heap may take; and then it waits. */
const large = `const kept = Array.from({ length: 20 }, () => new Array(1.5e6).fill(0.5));
await new Promise((done) => setTimeout(done, 60_000));`;
const greedy = 'const all: object[] = [];\nfor (;;) all.push({ at: all.length });';

describe('what runs, in a browser', function () {
  this.timeout(180_000);
  const at = labInBrowser({ colorScheme: 'light' });
  const options = process.env.NODE_OPTIONS;
  before(async () => {
    // the kernels that the server starts get a heap that is soon full
    process.env.NODE_OPTIONS = `${options ?? ''} --max-old-space-size=400`;
    const notebook = sampleNotebook();
    for (const name of ['deaf', 'large', 'greedy']) // a kernel each, whatever became of those before
      await writeFile(join(at.lab.folder, `${name}.ipynb`), JSON.stringify(notebook));
    const link = { cell_type: 'markdown', id: 'next', metadata: {}, source: '[the next one](sample.ipynb)' };
    (notebook.cells as unknown[]).push(link);
    await writeFile(join(at.lab.folder, 'linked.ipynb'), JSON.stringify(notebook));
  });
  after(() => {
    if (options === undefined) delete process.env.NODE_OPTIONS;
    else process.env.NODE_OPTIONS = options;
  });
  const output = (page: Page, text: string) =>
    codeCell(page, 2).locator('.jp-OutputArea-output', { hasText: text }).first();

  it('stays when a link leads on in the same tab, and what was written is saved before', async () => {
    const { page } = await openNotebook(at.context, at.lab, 'linked.ipynb');
    await runCell(page, 2, 'const kept = 6 * 7;');
    await kernelIs(page, 'idle');
    await page.getByRole('link', { name: 'the next one' }).click();
    await page.waitForURL(/\/notebooks\/sample\.ipynb$/);
    expect(at.context.pages()).to.have.length(1);
    expect(await readFile(join(at.lab.folder, 'linked.ipynb'), 'utf8')).to.include('kept = 6 * 7');
    await page.goBack();
    await codeCell(page, 2).waitFor();
    await kernelIs(page, 'idle');
    await runCell(page, 2, 'console.log("still", kept);');
    await output(page, 'still 42').waitFor();
  });

  it('stands in the menu and on the home page, and is stopped there; the next cell gets a new kernel', async () => {
    const { page } = await openNotebook(at.context, at.lab, 'linked.ipynb');
    await menu(page, 'Kernel', 'Running Kernels…');
    const row = page.locator('.ak-Running li', { hasText: 'linked.ipynb' });
    await row.filter({ hasText: /idle · for .* · \d+ MB/ }).waitFor();
    await keepPicture(page, 'running-menu-1280');
    await row.getByRole('button', { name: 'Stop the kernel of linked.ipynb' }).click();
    await row.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Close' }).click();
    await runCell(page, 2, 'console.log("on a new one");');
    await output(page, 'on a new one').waitFor();
    const home = await openPage(at.context, at.lab, '/');
    await keepPicture(home.page, 'home-running-1280');
    const stop = home.page.getByRole('button', { name: 'Stop the kernel of 3 · Scores' });
    const count = await stop.count();
    await stop.first().click();
    await home.page.waitForURL(/#running$/);
    expect(await stop.count()).to.equal(count - 1);
    expect(home.problems).to.deep.equal([]);
  });

  it('is told about when it does not answer an interrupt, with a restart at hand', async () => {
    const { page } = await openNotebook(at.context, at.lab, 'deaf.ipynb');
    const begin = mark();
    await runCell(page, 2, deaf(begin.shell));
    await begin.seen();
    await menu(page, 'Kernel', 'Interrupt Kernel');
    const note = page.getByRole('alert').filter({ hasText: 'does not answer the interrupt' });
    await note.waitFor();
    await keepPicture(page, 'cell-stuck-1280');
    await note.getByRole('button', { name: 'Restart the kernel' }).click();
    await note.waitFor({ state: 'detached' });
    await kernelIs(page, 'idle');
    await runCell(page, 2, 'console.log("free again");');
    await output(page, 'free again').waitFor();
  });

  it('is told about when its heap may be nearly full, with a restart at hand', async () => {
    const { page } = await openNotebook(at.context, at.lab, 'large.ipynb');
    await runCell(page, 2, large);
    const note = page.getByRole('alert').filter({ hasText: 'the heap may be nearly full' });
    await note.waitFor();
    expect(await note.textContent()).to.match(
      /^The kernel takes \d{3} MB of memory in all, and its JavaScript heap may take \d{3} MB:/,
    );
    await note.getByRole('button', { name: 'Restart the kernel' }).click();
    await note.waitFor({ state: 'detached' });
    await kernelIs(page, 'idle');
  });

  it('says in the cell that the memory ran out, how much there was, and what to do', async () => {
    const { page } = await openNotebook(at.context, at.lab, 'greedy.ipynb');
    await runCell(page, 2, greedy);
    await output(page, 'ran out of memory').waitFor({ timeout: 60_000 });
    await keepPicture(page, 'memory-full-1280');
    expect(await output(page, 'ran out of memory').textContent()).to.match(
      /^KernelDied: the kernel ran out of memory: its JavaScript heap was full at \d{3} MB\. Hold less at once, or start the kit with NODE_OPTIONS=--max-old-space-size=\d+\. Its variables are lost: run the cells again from the top/,
    );
    await page.locator('.jp-Dialog', { hasText: /died/ }).locator('button').first().click();
    await runCell(page, 2, 'console.log("a new kernel");');
    await output(page, 'a new kernel').waitFor();
  });
});
