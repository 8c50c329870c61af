import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { Section } from './section.js';

const cli = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url));

/** A notebook server to measure: how it starts, and what a first cell says there. */
interface Contender {
  readonly name: string;
  readonly command: (folder: string) => string[];
  readonly kernel: { name: string; display_name: string; language: string };
  readonly code: string;
}

const contenders: Contender[] = [
  {
    name: 'Attention Kit',
    command: (folder) => [process.execPath, cli, 'start', '--no-browser', '--notebooks', folder],
    kernel: { name: 'tslab', display_name: 'TypeScript', language: 'typescript' },
    code: 'console.log("ready " + (6 * 7))',
  },
  {
    // a Jupyter with ipykernel, for example JUPYTER=/tmp/venv/bin/jupyter
    name: 'Jupyter Notebook 7',
    command: (folder) => [
      process.env.JUPYTER ?? '',
      'notebook',
      '--no-browser',
      '--allow-root',
      `--notebook-dir=${folder}`,
    ],
    kernel: { name: 'python3', display_name: 'Python 3', language: 'python' },
    code: 'print("ready " + str(6 * 7))',
  },
];

/** From the command to the address, to the cells, to the first output; a trivial cell; bytes and memory. */
export const labSection: Section = {
  name: 'lab',
  title: 'The notebook page: ms from the start command (best of 3), click to output, MB loaded and held',
  columns: ['', 'address', 'cells', '1st output', 'click', 'MB loaded', 'MB server', 'MB kernel'],
  rows: async function* () {
    const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    const present = contenders.filter(({ name }) => name === 'Attention Kit' || process.env.JUPYTER);
    const best = new Map<string, number[]>();
    for (let round = 0; round < 3; round++) {
      for (const contender of present) {
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

async function measure(browser: Browser, { command, kernel, code }: Contender): Promise<number[]> {
  const folder = mkdtempSync(join(tmpdir(), 'attention-kit-bench-'));
  const cell = { cell_type: 'code', id: 'a', metadata: {}, source: code, outputs: [], execution_count: null };
  const notebook = { nbformat: 4, nbformat_minor: 5, metadata: { kernelspec: kernel }, cells: [cell] };
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
    await page.goto(`${origin}/notebooks/bench.ipynb?token=${searchParams.get('token')}`);
    await page.locator('.jp-CodeCell .cm-content').waitFor();
    const cells = performance.now() - begin;
    const output = await firstOutput(page);
    const loaded = (await Promise.all(bodies)).reduce((sum, length) => sum + length, 0) / 1e6;
    const first = output - begin;
    const click = Math.min(await rerun(page), await rerun(page), await rerun(page));
    const memory = await memoryOf(child.pid!);
    await context.close();
    return [address, cells, first, click, loaded, ...memory];
  } finally {
    process.kill(-child.pid!, 'SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 1500));
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function addressOf(child: ChildProcess): Promise<string> {
  let text = '';
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', () => reject(new Error(`bench: the server ended: ${text}`)));
    for (const stream of [child.stdout!, child.stderr!])
      stream.setEncoding('utf8').on('data', (part) => {
        text += part;
        const found = /http:\/\/(127\.0\.0\.1|localhost)\S+token=[0-9a-f]+/.exec(text)?.[0];
        if (found) resolve(found);
      });
  });
}

/** Presses Shift+Enter's sibling until something comes out: a page may drop what it is asked before its kernel is there. */
async function firstOutput(page: Page): Promise<number> {
  await page.locator('.jp-CodeCell .cm-content').first().click();
  for (;;) {
    await page.keyboard.press('Control+Enter');
    const shown = page.locator('.jp-OutputArea-output', { hasText: 'ready 42' }).first();
    const there = await shown.waitFor({ timeout: 3000 }).then(
      () => true,
      () => false,
    );
    if (there) return performance.now();
  }
}

/** From the key to the new output and number, as the page itself measures it. */
async function rerun(page: Page): Promise<number> {
  await page.waitForTimeout(300);
  await page.evaluate(() => {
    const prompt = () => document.querySelector('.jp-CodeCell .jp-InputPrompt')!.textContent;
    const before = prompt();
    const state = window as unknown as { took?: number };
    delete state.took;
    document.addEventListener(
      'keydown',
      () => {
        const begin = performance.now();
        const look = () => {
          if (/\d/.test(prompt() ?? '') && prompt() !== before) state.took = performance.now() - begin;
          else requestAnimationFrame(look);
        };
        look();
      },
      { capture: true, once: true },
    );
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
