import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import type { Notebook } from '../../src/format/notebook.js';
import { findChapter } from '../../src/runner/chapters.js';
import { readNotebook } from '../../src/runner/notebook-file.js';
import { startBrowser } from '../support/browser.js';
import { addressOf } from './address-of.js';
import type { Section } from './section.js';

const cli = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url));
const rounds = 3;

/** A notebook server to measure: how it starts, where it shows a notebook, and what is run first there. */
interface Contender {
  readonly name: string;
  readonly command: (folder: string) => string[];
  readonly path: string;
  readonly kernel: { name: string; display_name: string; language: string };
  readonly first: string;
  readonly trivial: string;
}

const kit: Contender = {
  name: 'Attention Kit',
  command: (folder) => [process.execPath, cli, 'start', '--no-browser', '--notebooks', folder],
  path: '/notebooks/bench.ipynb',
  kernel: { name: 'tslab', display_name: 'TypeScript', language: 'typescript' },
  first: upToFirstOutput(await readNotebook(findChapter('1'))),
  trivial: 'console.log(6 * 7)',
};

/** A JupyterLab 4 with ipykernel and plotly, for example JUPYTER=../venv/bin/jupyter-lab. */
const jupyter: Contender = {
  name: 'JupyterLab 4',
  command: (folder) => [process.env.JUPYTER!, '--no-browser', '--allow-root', `--notebook-dir=${folder}`],
  path: '/lab/tree/bench.ipynb',
  kernel: { name: 'python3', display_name: 'Python 3', language: 'python' },
  first: 'import plotly.graph_objects as go\nprint(go.Figure().to_dict())',
  trivial: 'print(6 * 7)',
};

/** From the command to the address, to the cells, to the first output of chapter 1; a trivial cell; bytes and memory. */
export const labSection: Section = {
  name: 'lab',
  title: `The notebook page: ms from the start command to … (best of ${rounds}), click to output; MB loaded before the first run, MB held`,
  columns: ['', 'address', 'cells', 'ch. 1 output', 'click', 'MB loaded', 'MB server', 'MB kernel'],
  rows: async function* () {
    const browser = await startBrowser();
    if (!browser) throw new Error('bench: expected Chromium or Chrome, got neither');
    const contenders = process.env.JUPYTER ? [kit, jupyter] : [kit];
    const best = new Map<string, number[]>();
    for (let round = 0; round < rounds; round++) {
      for (const contender of contenders) {
        const measured = await measure(browser, contender);
        const before = best.get(contender.name);
        best.set(contender.name, before ? before.map((value, i) => Math.min(value, measured[i]!)) : measured);
      }
    }
    await browser.close();
    for (const [name, values] of best)
      yield [name, ...values.map((value) => value.toFixed(value < 100 ? 1 : 0))];
  },
};

/** The code of a chapter down to the first cell that puts something out, as one cell. */
function upToFirstOutput({ cells }: Notebook): string {
  const code = cells.filter(({ cell_type }) => cell_type === 'code');
  const last = code.findIndex(({ outputs = [] }) => outputs.length > 0);
  return code
    .slice(0, last + 1)
    .map(({ source }) => source)
    .join('\n');
}

async function measure(
  browser: Browser,
  { command, path, kernel, first, trivial }: Contender,
): Promise<number[]> {
  const folder = mkdtempSync(join(tmpdir(), 'attention-kit-bench-'));
  const cells = [first, trivial].map((source, i) => ({
    cell_type: 'code',
    id: `cell-${i}`,
    metadata: {},
    source,
    outputs: [],
    execution_count: null,
  }));
  const notebook = { nbformat: 4, nbformat_minor: 5, metadata: { kernelspec: kernel }, cells };
  writeFileSync(join(folder, 'bench.ipynb'), JSON.stringify(notebook));
  const begin = performance.now();
  const [program, ...args] = command(folder);
  const child = spawn(program!, args, { detached: true });
  try {
    const url = await addressOf(child);
    const address = performance.now() - begin;
    const context = await browser.newContext();
    const page = await context.newPage();
    const bodies: Promise<number>[] = [];
    page.on('response', (answer) =>
      bodies.push(
        answer.body().then(
          ({ length }) => length,
          () => 0,
        ),
      ),
    );
    const { origin, searchParams } = new URL(url);
    await page.goto(`${origin}${path}?token=${searchParams.get('token')}`);
    await page.locator('.jp-CodeCell .cm-content').first().waitFor();
    const shown = performance.now() - begin;
    const before = [...bodies];
    const output = (await firstOutput(page)) - begin;
    const loaded = (await Promise.all(before)).reduce((sum, length) => sum + length, 0) / 1e6;
    const click = await bestClick(page);
    const memory = await memoryOf(child.pid!);
    await context.close();
    return [address, shown, output, click, loaded, ...memory];
  } finally {
    process.kill(-child.pid!, 'SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 1500));
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Runs the first cell until something comes out: a page may drop what it is asked before its kernel is there. */
async function firstOutput(page: Page): Promise<number> {
  const cell = page.locator('.jp-CodeCell').first();
  await cell.locator('.cm-content').click();
  const output = cell.locator('.jp-OutputArea-output').first();
  for (let until = Date.now() + 60_000; Date.now() < until; ) {
    if (!(await cell.locator('.jp-InputPrompt').first().textContent())?.includes('*'))
      await page.keyboard.press('Control+Enter');
    const there = await output.waitFor({ timeout: 250 }).then(
      () => true,
      () => false,
    );
    if (there) return performance.now();
  }
  throw new Error('bench: expected an output within 60 s');
}

/** From the key to the new output and number of the second cell, as the page itself measures it: the best of five. */
async function bestClick(page: Page): Promise<number> {
  await page.locator('.jp-CodeCell .cm-content').nth(1).click();
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 5; run++) {
    await page.waitForTimeout(300);
    best = Math.min(best, await click(page));
  }
  return best;
}

async function click(page: Page): Promise<number> {
  await page.evaluate(() => {
    const cell = document.querySelectorAll('.jp-CodeCell')[1]!;
    const state = () => [
      cell.querySelector('.jp-InputPrompt')!.textContent,
      cell.querySelector('.jp-OutputArea-output')?.textContent,
    ];
    const [before] = state();
    const seen = window as unknown as { took?: number };
    delete seen.took;
    const start = () => {
      const begin = performance.now();
      const look = () => {
        const [number, text] = state();
        if (/\d/.test(number ?? '') && number !== before && text?.includes('42'))
          seen.took = performance.now() - begin;
        else requestAnimationFrame(look);
      };
      look();
    };
    document.addEventListener('keydown', start, { capture: true, once: true });
  });
  await page.keyboard.press('Control+Enter');
  await page.waitForFunction(() => (window as unknown as { took?: number }).took !== undefined);
  return page.evaluate(() => (window as unknown as { took: number }).took);
}

/** Resident megabytes of the server and of its kernel, as Linux counts them. */
async function memoryOf(pid: number): Promise<[number, number]> {
  const resident = async (id: number | string) => {
    const status = await readFile(`/proc/${id}/status`, 'utf8').catch(() => '');
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1000;
  };
  const children = (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => ''))
    .trim()
    .split(/\s+/);
  return [await resident(pid), await resident(children[0] ?? '')];
}
