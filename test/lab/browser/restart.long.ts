import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../support/browser.js';
import { codeCell, keepPicture, kernelIs, openNotebook, runCell, writeCell } from '../support/browser.js';
import { sampleNotebook } from '../support/sample-notebook.js';
import { startTestLab, type TestLab } from '../support/test-lab.js';

describe('an open notebook whose kernel or server ends, in a browser', function () {
  this.timeout(120_000);
  let folder: string;
  let lab: TestLab;
  let browser: Browser;
  let page: Page;
  before(async function () {
    browser = await launchBrowser(this);
  });
  after(() => browser?.close());
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attention-kit-restart-'));
    await writeFile(join(folder, 'sample.ipynb'), JSON.stringify(sampleNotebook()));
    lab = await startTestLab({ folder });
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    ({ page } = await openNotebook(context, lab, 'sample.ipynb'));
  });
  afterEach(async () => {
    await page.context().close();
    await lab.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('says that the kernel died, and runs the next cell on a new one, each time', async () => {
    for (const time of ['once', 'twice']) {
      await runCell(page, 2, 'process.kill(process.pid, "SIGKILL");');
      await page.locator('.jp-Dialog', { hasText: /died/ }).waitFor();
      await keepPicture(page, 'kernel-died-1280');
      await page.locator('.jp-Dialog button').first().click();
      await runCell(page, 2, `console.log("alive ${time}");`);
      await output('alive').filter({ hasText: time }).waitFor();
    }
  });

  it('keeps unsaved work while the server is away, says so, and goes on when it is back', async () => {
    await runCell(page, 2, 'console.log("ready");'); // the page has its kernel: it asks for nothing more
    await output('ready').waitFor();
    await writeCell(page, 2, 'console.log("not saved yet");');
    await lab.stop();
    const note = page.getByRole('alert');
    await note.filter({ hasText: 'No connection to the server. Your text is kept in this page' }).waitFor();
    await keepPicture(page, 'server-stopped-1280');
    await codeCell(page, 1).locator('.cm-content').click();
    await page.keyboard.insertText('// written meanwhile\n');
    lab = await startTestLab({ folder, port: lab.port });
    await note.filter({ hasText: 'does not know this page yet' }).waitFor();
    await keepPicture(page, 'server-strange-1280');
    await (await page.context().newPage()).goto(lab.url);
    await note.filter({ hasText: 'The server is back' }).waitFor();
    await kernelIs(page, 'idle');
    const saved = page.waitForResponse(
      (answer) => /api\/contents/.test(answer.url()) && answer.request().method() === 'PUT' && answer.ok(),
    );
    await page.keyboard.press('ControlOrMeta+s');
    await saved;
    const text = await readFile(join(folder, 'sample.ipynb'), 'utf8');
    expect(text).to.include('not saved yet').and.to.include('written meanwhile');
    await codeCell(page, 2).locator('.cm-content').click();
    await page.keyboard.press('Control+Enter');
    await output('not saved yet').waitFor();
  });

  it('tells of the next cut, too, when it could not go on after the one before', async () => {
    await runCell(page, 2, 'console.log("ready");');
    await output('ready').waitFor();
    const note = page.getByRole('alert');
    const comeBack = async () => {
      await lab.stop();
      await note.filter({ hasText: 'No connection to the server' }).waitFor();
      lab = await startTestLab({ folder, port: lab.port });
      await note.filter({ hasText: 'does not know this page yet' }).waitFor();
      await (await page.context().newPage()).goto(lab.url);
    };
    await page.route(/\/api\/sessions(\?|$)/, (route) => route.abort());
    await comeBack();
    await note.waitFor({ state: 'detached' });
    await page.unrouteAll();
    await comeBack();
    await note.filter({ hasText: 'The server is back' }).waitFor();
    await runCell(page, 2, 'console.log("on a new one");');
    await output('on a new one').waitFor();
  });

  const output = (text: string) =>
    codeCell(page, 2).locator('.jp-OutputArea-output', { hasText: text }).first();
});
