import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

const axe = fileURLToPath(import.meta.resolve('axe-core/axe.min.js'));

/** What axe-core finds that is more than minor. It comes as a debugger's expression, which no policy of the page forbids. */
export async function faults(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('Runtime.evaluate', { expression: await readFile(axe, 'utf8') });
  await session.detach();
  return page.evaluate(async () => {
    // biome-ignore lint/suspicious/noExplicitAny: the script that was just added
    const { violations } = await (window as any).axe.run();
    return violations
      .filter(({ impact }: { impact: string }) => impact !== 'minor')
      .map(
        ({ id, nodes }: { id: string; nodes: { html: string }[] }) =>
          `${id}: ${nodes.map(({ html }) => html.slice(0, 300)).join(' ')}`,
      );
  });
}
