import { basename } from 'node:path';
import { kitChapters } from '../../src/files/kit-folder.js';
import type { KernelClient } from '../../src/jupyter/kernel-client.js';
import { listChapters } from '../../src/runner/chapters.js';
import { startKernel } from '../../src/runner/kit-kernel.js';
import { runNotebook } from '../../src/runner/run-notebook.js';
import type { Section } from './section.js';

/** What a reader's machine has to give for each chapter. */
export const chaptersSection: Section = {
  name: 'chapters',
  title: 'The chapters: all cells from top to bottom once, and the most memory that their kernel took',
  columns: ['', 'kernel start', 'cells', 'all cells', 'memory'],
  rows: chapterRows,
};

async function* chapterRows(): AsyncIterable<string[]> {
  for (const path of listChapters()) {
    const began = performance.now();
    const kernel = await startKernel({ cwd: kitChapters });
    const started = performance.now();
    const { cells } = await runNotebook(path, { kernel });
    const done = performance.now();
    const megabytes = (await peakKilobytes(kernel)) / 1024;
    await kernel.shutdown();
    const count = cells.filter(({ cell_type }) => cell_type === 'code').length;
    yield [
      basename(path, '.ipynb'),
      seconds(started - began),
      String(count),
      seconds(done - started),
      `${Math.round(megabytes)} MB`,
    ];
  }
}

async function peakKilobytes(kernel: KernelClient): Promise<number> {
  let answer = '';
  const code = 'console.log(process.resourceUsage().maxRSS)';
  await kernel.execute(code, ({ content }) => {
    answer += content.text ?? '';
  });
  return Number(answer);
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
