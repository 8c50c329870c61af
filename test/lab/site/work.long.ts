import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { carry } from '../../../src/lab/protocol/carried-notebook.js';
import { until } from '../../support/until.js';
import { keepPicture, runCell, writeCell } from '../support/browser.js';
import { countRuns, runsOf } from '../support/count-runs.js';
import { faults } from '../support/faults.js';
import {
  builtKernel,
  keptFiles,
  openOnSite,
  openOverText,
  openSiteNotebook,
  siteInBrowser,
} from '../support/site-in-browser.js';
import { makeNewerSite } from '../support/test-site.js';

const mine = '// what the reader wrote';

describe('work on a site without a server', function () {
  this.timeout(240_000);
  const at = siteInBrowser(builtKernel);

  it('runs a cell that is asked for in the text, after those above it, before the notebook is there, and none twice', async () => {
    const { page, problems } = await openOnSite(at, 'notebooks/03-scores.html');
    await page.evaluate(countRuns);
    await page.locator('section.code button.run').nth(3).click();
    const prompts = page.locator('.jp-CodeCell .jp-InputPrompt');
    await until(
      async () => (await prompts.allTextContents()).slice(0, 4).join(' ') === '[1]: [2]: [3]: [4]:',
      90,
    );
    await page.locator('.jp-Notebook-ExecutionIndicator[data-status="idle"]').waitFor();
    expect(await page.locator('.jp-Dialog').count()).to.equal(0);
    expect(await runsOf(page)).to.deep.equal({ runs: 4, ahead: 4 });
    expect(problems).to.deep.equal([]);
    await page.close();
  });

  it('runs another cell whose button is pressed as soon as the notebook is there after those asked for before, each once', async () => {
    const { page } = await openOnSite(at, 'notebooks/03-scores.html');
    await page.evaluate(countRuns);
    await page.evaluate(pressFirst);
    await page.locator('section.code button.run').nth(1).click();
    const prompts = page.locator('.jp-CodeCell .jp-InputPrompt');
    await until(async () => (await prompts.allTextContents()).slice(0, 2).join(' ') === '[3]: [2]:', 90);
    await page.locator('.jp-Notebook-ExecutionIndicator[data-status="idle"]').waitFor();
    expect((await runsOf(page)).runs).to.equal(3);
    await page.close();
  });

  it('keeps what is written as it is written, shows it at once the next time, and tells it on the home page', async () => {
    const { page } = await openSiteNotebook(at, 'notebooks/03-scores.html');
    await writeCell(page, 1, mine);
    await until(async () => (await page.evaluate(keptFiles)).includes('03-scores.ipynb'));
    for (const more of ['1', '2', '3']) await page.keyboard.type(more, { delay: 300 }); // while it is saved
    await page.waitForTimeout(1500); // more than it takes until a change is saved
    expect(await page.locator('.jp-Dialog').count(), 'one tab asks nothing').to.equal(0);
    await page.close();
    const again = await openSiteNotebook(at, 'notebooks/03-scores.html');
    await again.page.getByText(`${mine}1`).waitFor();
    await again.page.close();
    const home = await openOnSite(at, '');
    await home.page.locator('#chapters li', { hasText: 'changed by you' }).waitFor();
    expect(await home.page.locator('#chapters li', { hasText: 'changed by you' }).count()).to.equal(1);
    expect(await faults(home.page)).to.deep.equal([]);
    await keepPicture(home.page, 'site-home');
    expect(home.problems).to.deep.equal([]);
    await home.page.close();
  });

  it('never hides or overwrites what was written when a newer version comes, and takes the newer of other chapters', async () => {
    at.host.show(await makeNewerSite(at.sites, ['03-scores.ipynb', '04-softmax.ipynb']));
    const home = await openOnSite(at, '');
    await until(async () => {
      await home.page.waitForTimeout(2000); // Chromium looks for a newer worker a second after the last fetch
      await home.page.reload();
      return home.page.getByText('Softmax, anew').first().isVisible();
    }, 90);
    const notes = home.page.locator('#chapters li', { hasText: 'the kit has a newer version' });
    await notes.waitFor();
    expect(await notes.textContent()).to.include('Scores');
    await home.page.close();
    const { page } = await openSiteNotebook(at, 'notebooks/03-scores.html');
    await page.getByText(mine).waitFor();
    await page.getByRole('heading', { name: '3 · Scores', exact: true }).waitFor();
    await page.close();
    const other = await openOnSite(at, 'notebooks/04-softmax.html');
    await other.page.getByRole('heading', { name: '4 · Softmax, anew' }).waitFor();
    await other.page.close();
  });

  it('takes all work along as one file, which another browser brings in beside its own', async () => {
    const { page } = await openOnSite(at, '');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Take all work along' }).click(),
    ]);
    const file = await download.path();
    await page.close();
    const elsewhere = await at.browser.newContext();
    const there = await elsewhere.newPage();
    await there.goto(at.host.url);
    await there.locator('#import').setInputFiles({
      name: 'work.json',
      mimeType: 'application/json',
      buffer: await readFile(file),
    });
    await there.getByText('here now; none that was here has changed').waitFor();
    await there
      .locator('#chapters li', { hasText: 'Scores' })
      .filter({ hasText: 'changed by you' })
      .waitFor();
    await there.locator('#import').setInputFiles({
      name: 'stranger.ipynb',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(stranger)),
    });
    await there.getByRole('link', { name: 'A stranger' }).click();
    await there.locator('body[data-lab-ready="true"]').waitFor({ state: 'attached' });
    await there.locator('.jp-CodeCell').first().waitFor();
    await there.locator('.jp-NotebookTrustedStatus, button', { hasText: 'Not Trusted' }).first().waitFor();
    expect(await there.evaluate(() => 'struck' in window)).to.equal(false);
    await elsewhere.close();
  });

  it('is read, opened and written in without a network, once it is kept', async () => {
    const kept = await at.browser.newContext();
    const page = await kept.newPage();
    await page.goto(at.host.url);
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    await until(() => page.evaluate(() => navigator.serviceWorker.controller !== null));
    await page.getByRole('button', { name: /^Keep for offline/ }).click();
    await page.getByText('All of it is kept').waitFor();
    await page.getByRole('button', { name: 'Kept for offline' }).waitFor();
    await kept.setOffline(true);
    await page.goto(`${at.host.url}notebooks/05-weighted-sum.html`);
    expect(await page.evaluate(() => crossOriginIsolated)).to.equal(true);
    await openOverText(page);
    await runCell(page, 0, poison);
    await page.locator('.jp-OutputArea-output', { hasText: /^\d{3} poisoned/ }).waitFor();
    await page.close();
    // what was changed is thrown away: without a network there is nothing then, and never what the cell wrote
    const after = await kept.newPage();
    for (const path of ['', 'index.html', 'notebooks/03-scores.html']) {
      await after.goto(at.host.url + path).catch(() => {});
      expect(await after.title(), path).not.to.equal('evil');
    }
    await kept.setOffline(false);
    await after.goto(at.host.url);
    await after.getByRole('heading', { name: 'Attention Kit' }).waitFor();
    await kept.close();
  });

  it('is read and run without a network after a first visit by a link to a chapter, however soon a cell was run there', async () => {
    const elsewhere = await at.browser.newContext();
    const page = await elsewhere.newPage();
    await page.addInitScript(registerLate);
    await page.goto(`${at.host.url}notebooks/06-self-attention.html`);
    const run = async () => {
      await page.locator('section.code button.run').first().click();
      const prompt = page.locator('.jp-CodeCell .jp-InputPrompt').first();
      await until(async () => (await prompt.textContent()) === '[1]:', 90);
    };
    await run();
    await page.evaluate(() => dispatchEvent(new Event('register')));
    await until(async () => (await page.evaluate(notKept)).length === 0, 90);
    await elsewhere.setOffline(true);
    await page.reload();
    await page.getByRole('heading', { name: '6 · ' }).waitFor();
    expect(await page.evaluate(() => crossOriginIsolated)).to.equal(true);
    await run();
    await elsewhere.close();
  });

  it('opens the notebook that a link carries as a stranger’s, under a name of its own, and runs nothing', async () => {
    const elsewhere = await at.browser.newContext();
    const page = await elsewhere.newPage();
    const link = `${at.host.url}notebooks/#notebook=${await carry(JSON.stringify(stranger))}`;
    await page.goto(link.slice(0, -9));
    await page.getByText('The notebook in this link is damaged').waitFor();
    for (const time of ['once', 'twice']) {
      await page.goto('about:blank');
      await page.goto(link);
      await page.waitForURL(/\?path=A%20stranger\.ipynb$/);
      await page.locator('.jp-CodeCell').first().waitFor();
      await page.locator('button', { hasText: 'Not Trusted' }).first().waitFor();
      expect(await page.evaluate(() => 'struck' in window), time).to.equal(false);
    }
    await elsewhere.close();
  });
});

/** In a page: presses the first cell's button in the moment in which the text gives way to the notebook. */
function pressFirst(): void {
  const waiting = new MutationObserver(() => {
    if (document.querySelector('#reading')) return;
    waiting.disconnect();
    document.querySelector<HTMLElement>('.ak-Run')!.click();
  });
  waiting.observe(document.body, { childList: true });
}

/** In a page: lets the service worker come only when it is told to. */
function registerLate(): void {
  const { register } = ServiceWorkerContainer.prototype;
  ServiceWorkerContainer.prototype.register = async function (...given) {
    await new Promise((resolve) => addEventListener('register', resolve, { once: true }));
    return register.apply(this, given);
  };
}

/** In a page: which of the files that it has loaded, and of the kernel's, the service worker doesn't keep. */
async function notKept(): Promise<string[]> {
  const { controller } = navigator.serviceWorker;
  if (!controller) return ['no worker'];
  const { port1, port2 } = new MessageChannel();
  const missing = await new Promise<string[]>((resolve) => {
    port1.onmessage = ({ data }) => resolve(data);
    controller.postMessage('missing', [port2]);
  });
  const files = [location.href, ...performance.getEntriesByType('resource').map((entry) => entry.name)];
  const paths = files.map((file) => new URL(file).pathname);
  return missing.filter(
    (path) => path.includes('/kernel/') || paths.some((each) => each.endsWith(`/${path}`)),
  );
}

/** A cell that puts a page of its own in the place of everything that is kept for offline. */
const poison = `const { caches } = globalThis as any;
const evil = () => new Response('<title>evil</title>', { headers: { 'Content-Type': 'text/html' } });
const cache = await caches.open((await caches.keys())[0]);
const requests = await cache.keys();
for (const { url } of requests) await cache.put(url, evil());
console.log(requests.length, 'poisoned');`;

/** A notebook that wants to do something when it is only looked at. */
const stranger = {
  nbformat: 4,
  nbformat_minor: 5,
  metadata: {},
  cells: [
    {
      cell_type: 'markdown',
      id: 'a',
      metadata: {},
      source: '# A stranger\n\n<img src="x" onerror="window.struck = 1">',
    },
    {
      cell_type: 'code',
      id: 'b',
      metadata: { trusted: true },
      source: 'x',
      execution_count: 1,
      outputs: [
        {
          output_type: 'display_data',
          metadata: {},
          data: {
            'text/html': '<script>window.struck = 1</script><img src="x" onerror="window.struck = 1">',
          },
        },
      ],
    },
  ],
};
