import type { Page } from 'playwright-core';

/** What a page has asked its kernel to run. */
export interface Runs {
  /** Cells that were handed to the worker which executes them. */
  runs: number;
  /** Cells that had run in the text when the notebook came; -1 until it comes. */
  ahead: number;
}

/** In a page: counts from now on what it runs. */
export function countRuns(): void {
  const seen = Object.assign(window, { runs: 0, ahead: -1 });
  const { postMessage } = Worker.prototype;
  Worker.prototype.postMessage = function (this: Worker, ...given: unknown[]) {
    if ((given[0] as { what?: string }).what === 'execute') seen.runs++;
    postMessage.apply(this, given as never);
  };
  new MutationObserver(() => {
    if (seen.ahead >= 0 || !document.querySelector('.jp-Notebook')) return;
    seen.ahead = document.querySelector('#reading')?.textContent.match(/✓/g)?.length ?? 0;
  }).observe(document.body, { childList: true, subtree: true });
}

/** What a page has run since it was told to count. */
export function runsOf(page: Page): Promise<Runs> {
  return page.evaluate(() => {
    const { runs, ahead } = window as unknown as Runs;
    return { runs, ahead };
  });
}
