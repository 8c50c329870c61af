import type { ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { readHandIn } from '../../src/keep/hand-in.js';
import { kernelIs, menu, runCell } from '../lab/support/browser.js';
import { serveClass } from '../lab/support/start-cli.js';
import { launchBrowser } from '../support/browser.js';
import { until } from '../support/until.js';

describe('a student of a class that is served', function () {
  this.timeout(600_000);
  let [browser, folder, child, said] = [] as unknown as [Browser, string, ChildProcess, string];
  let page: Page;
  before(async function () {
    browser = await launchBrowser(this);
    folder = await mkdtemp(join(tmpdir(), 'attention-kit-class-'));
    child = serveClass(folder);
    said = '';
    child.stdout!.on('data', (part) => {
      said += part;
    });
    await until(() => said.includes('Ctrl-C'), 300);
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.setDefaultTimeout(120_000);
  });
  after(async () => {
    child?.kill('SIGKILL');
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('runs a chapter in the browser, is told what is wrong and counted on the board, and hands in from the menu', async () => {
    await page.goto(/http:\S+\/join\/\w+/.exec(said)![0]);
    await page.getByLabel('Your name or a nickname').fill('Ana');
    await page.getByLabel('Count me on the class’s board').check();
    await page.getByRole('button', { name: 'Join' }).click();
    await page.getByText('In this class you are Ana. You have not handed in yet.').waitFor();
    const board = await browser.newPage();
    await board.goto(/http:\S+board\?token=\w+/.exec(said)![0]);
    const onBoard = (sign: string, count: number) =>
      board
        .getByRole('row', { name: /^3\.1/ })
        .locator(`td.${sign}`, { hasText: `${count}` })
        .waitFor();

    await page
      .getByRole('link', { name: /Scores/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Open the notebook' }).click();
    await page.locator('body[data-lab-ready="true"]').waitFor({ state: 'attached' });
    await page.locator('.jp-CodeCell').first().waitFor();
    await kernelIs(page, 'idle');
    const answered = (row: string) => `import { check } from 'attention-kit';
import * as tf from '@tensorflow/tfjs';
check.scores(${row}, { exercise: '3.1', queries: tf.tensor2d([[5, 0]]), keys: tf.tensor2d([[3, 1], [3, -1], [-2, 1]]) });`;
    await runCell(page, 1, answered('[[1, 2, 3]]'));
    await page.locator('.jp-OutputArea', { hasText: '✗' }).first().waitFor();
    await onBoard('tried', 1);
    // 5·3 + 0·1 = 15, 5·3 + 0·(−1) = 15, 5·(−2) + 0·1 = −10
    await runCell(page, 1, answered('[[15, 15, -10]]'));
    await page.locator('.jp-OutputArea', { hasText: '✓' }).first().waitFor();
    await onBoard('solved', 1);

    const [link] = await page.locator('a[href*="99-glossary"]').all();
    expect((await page.request.get(new URL('99-glossary.html', page.url()).href)).status()).to.equal(200);
    expect(link).not.to.equal(undefined);

    await menu(page, 'File', 'Hand In…');
    await page.getByText('Handed in as Ana: exercise 3.1.').waitFor();
    await page.goto(new URL('/', page.url()).href);
    await page.getByText(/In this class you are Ana\. You handed in last on 20\d\d-/).waitFor();
    const { name, answers } = await readHandIn(
      await readFile(join(folder, 'hand-in-Ana.json'), 'utf8'),
      'it',
    );
    expect([name, answers.map(({ exercise }) => exercise)]).to.deep.equal(['Ana', ['3.1']]);
  });
});
