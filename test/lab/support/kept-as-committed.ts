import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { formatNotebook } from '../../../src/format/format-notebook.js';
import type { Notebook } from '../../../src/format/notebook.js';
import { parseNotebook } from '../../../src/format/parse-notebook.js';
import { compareOutputs, describeDifferences } from '../../../src/runner/compare-outputs.js';
import { readNotebook } from '../../../src/runner/notebook-file.js';
import { until } from '../../support/until.js';
import { withoutStills } from '../kernel/support/without-stills.js';
import { keptText } from './site-in-browser.js';

/**
 * Holds what the browser keeps of a chapter that has run against the chapter: the outputs as far as they can be equal, the
 * rest byte for byte.
 *
 * @param path the committed chapter
 */
export async function isKeptAsCommitted(page: Page, path: string): Promise<void> {
  const name = basename(path);
  const committed = await readNotebook(path);
  const differences = (text: string) =>
    compareOutputs(withoutStills(committed), withoutStills(parseNotebook(text, name)));
  let saved = '';
  const isWhole = async () => {
    saved = (await page.evaluate(keptText, name)) ?? '';
    return saved !== '' && differences(saved).length === 0;
  };
  await until(isWhole).catch(() => {}); // saved by itself, soon
  expect(describeDifferences(name, differences(saved))).to.equal('');
  const fresh = parseNotebook(saved, name);
  expect(saved).to.equal(formatNotebook(fresh));
  expect(formatNotebook(withOutputsOf(committed, fresh))).to.equal(await readFile(path, 'utf8'));
}

/** A notebook with the outputs of another. */
function withOutputsOf(from: Notebook, to: Notebook): Notebook {
  const cells = to.cells.map((cell, i) => {
    const { outputs, execution_count } = from.cells[i]!;
    return cell.cell_type === 'code' ? { ...cell, outputs, execution_count } : cell;
  });
  return { ...to, cells } as Notebook;
}
