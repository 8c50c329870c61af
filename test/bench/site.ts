import { type Browser, chromium } from 'playwright-core';
import { chromiumPath } from '../support/browser.js';
import { until } from '../support/until.js';
import type { BenchOptions, Section } from './section.js';
import { type Contender, contenders, type Served } from './site/contenders.js';
import { slowDown } from './site/slow-down.js';
import { type Visit, visit } from './site/visit.js';

/** How a JupyterLite is made to compare with; which it isn't by itself, since it takes Python and 100 MB from PyPI. */
const without =
  'JupyterLite isn’t measured, since JUPYTERLITE names no folder: pip install jupyterlite-core jupyterlab-server jupyterlite-javascript-kernel && jupyter lite build --output-dir lite; then JUPYTERLITE=lite npm run bench -- site';

/** The edition without a server, beside the one with, and a JupyterLite where there is one. */
export const siteSection: Section = {
  name: 'site',
  title: `Chapter 1 in a browser, at the first visit and at a later one, with all of the CPU and with a quarter of it: kB as they come and s until its text can be read, MB and s until its first cell is done, s until the notebook is there (best of three, or of --rounds); the server doesn't compress, since it is on this machine; JupyterLite's cell is 6 * 7`,
  columns: ['', 'visit', 'CPU', 'text kB', 'text s', 'cell MB', 'cell s', 'notebook s'],
  byName: true,
  rows: siteRows,
};

async function* siteRows({ rounds = 3 }: BenchOptions): AsyncIterable<string[]> {
  const executablePath = chromiumPath();
  if (!executablePath) throw new Error('bench: expected Chromium or Chrome, got neither');
  const server = await chromium.launchServer({ executablePath, args: ['--no-sandbox'] });
  const browser = await chromium.connect(server.wsEndpoint());
  try {
    for (const contender of contenders) {
      const served = await contender.serve();
      try {
        for (const share of ['1', '1/4']) {
          const groups = [server.process().pid!, ...(served.group === undefined ? [] : [served.group])];
          const goOn = share === '1' ? () => {} : slowDown(groups);
          try {
            const [first, later] = await measure(browser, contender, served, rounds);
            yield row(contender.name, 'first', share, first);
            yield row(contender.name, 'later', share, later);
          } finally {
            goOn();
          }
        }
      } finally {
        await served.close();
      }
    }
  } finally {
    await browser.close();
    await server.close();
  }
  if (!process.env.JUPYTERLITE) yield [without];
}

/** The best of all rounds, figure by figure. */
async function measure(
  browser: Browser,
  contender: Contender,
  served: Served,
  rounds: number,
): Promise<[Visit, Visit]> {
  const visits: [Visit, Visit][] = [];
  for (let round = 0; round < rounds; round++) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const first = await visit(context, contender, served);
    if (served.home !== undefined) {
      const page = await context.newPage();
      await page.goto(served.home);
      await until(() => page.evaluate(() => navigator.serviceWorker.controller !== null), 60);
      await page.close();
      await visit(context, contender, served); // what the service worker keeps comes now
    }
    visits.push([first, await visit(context, contender, served)]);
    await context.close();
  }
  return [best(visits.map(([first]) => first)), best(visits.map(([, later]) => later))];
}

function best(visits: readonly Visit[]): Visit {
  const names = Object.keys(visits[0]!) as (keyof Visit)[];
  const least = names.map((name) => [name, Math.min(...visits.map((each) => each[name]))]);
  return Object.fromEntries(least) as Visit;
}

function row(name: string, which: string, share: string, it: Visit): string[] {
  const seconds = (ms: number) => (ms / 1000).toFixed(2);
  return [
    name,
    which,
    share,
    (it.textBytes / 1000).toFixed(0),
    seconds(it.text),
    (it.cellBytes / 1e6).toFixed(1),
    seconds(it.cell),
    seconds(it.notebook),
  ];
}
