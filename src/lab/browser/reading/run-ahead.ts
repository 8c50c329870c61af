import type { BrowserKernel } from '../../kernel/browser-kernel.js';
import { type Loading, loadingType, loadingWords } from '../../kernel/loading.js';
import { keepEarlyKernel } from '../kernels/early-kernel.js';
import { HeadStart } from '../kernels/head-start.js';
import { loadKernel } from '../kernels/load-kernel.js';
import type { Site } from '../site.js';
import { showOutputs } from './fresh-outputs.js';
import { readingText } from './hand-over.js';
import { say } from './say.js';
import { showExplorables } from './show-explorables.js';

/** So many milliseconds the notebook waits for the cells that are run before it. */
const patience = 5000;

let begun: Promise<unknown> | undefined;

/**
 * Runs a cell of the text, after those above it, while the notebook isn't there yet: the notebook takes a small machine
 * several times as long as the cell. What has run is the notebook's when it comes. Only the first cell that is asked for.
 *
 * @returns when it is the notebook's turn to be loaded
 */
export async function runAhead(site: Site, section: HTMLElement): Promise<void> {
  begun ??= Promise.race([begin(site, section), new Promise((resolve) => setTimeout(resolve, patience))]);
  await begun;
}

async function begin(site: Site, section: HTMLElement): Promise<void> {
  say('Running …');
  const kernel = loadKernel(site).then((inner) => {
    sayLoading(inner);
    return new HeadStart(inner);
  });
  keepEarlyKernel(kernel);
  try {
    await runUpTo(await kernel, section, site);
  } catch {
    // what could not be loaded is told by the notebook, which tries again
  }
}

/** Says how far large files have come that the cells fetch. */
function sayLoading(kernel: BrowserKernel): void {
  kernel.onMessage(({ header, content }) => {
    if (header.msg_type !== loadingType) return;
    const loading = content as Loading;
    say(loading.isOver ? 'Running …' : loadingWords(loading));
  });
}

async function runUpTo(kernel: HeadStart, last: HTMLElement, site: Site): Promise<void> {
  for (const section of readingText()?.querySelectorAll<HTMLElement>('section.code') ?? []) {
    const code = section.querySelector('.source code')?.textContent ?? '';
    if (code.trim() !== '') {
      const said = await kernel.run(code);
      if (said.length === 0) return;
      const reply = said.find(({ channel }) => channel === 'shell')?.content;
      showOutputs(section, said);
      showExplorables(site);
      section.querySelector('.run')!.textContent = reply?.status === 'ok' ? '✓' : '✗';
      if (reply?.status !== 'ok') return;
    }
    if (section === last) return;
  }
}
