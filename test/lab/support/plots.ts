import type { Page } from 'playwright-core';

const marks = '.heatmaplayer image, .trace path, .trace text, .shapelayer path, .annotation-text, .point';

/** Waits until each plot of a notebook is drawn, and names those without any mark: bar, point, line, cell, shape or text. */
export async function blankPlots(page: Page): Promise<string[]> {
  for (const plot of await page.locator('.ak-Plot').all()) {
    await plot.scrollIntoViewIfNeeded();
    await plot.locator('.main-svg').first().waitFor();
  }
  return page.evaluate(
    (selector) =>
      [...document.querySelectorAll('.ak-Plot')]
        .filter((plot) => plot.querySelectorAll(selector).length === 0)
        .map((plot) => plot.querySelector('[role="img"]')?.getAttribute('aria-label') ?? '?'),
    marks,
  );
}
