import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { openNotebook, save } from '../support/browser.js';
import { chaptersInBrowser } from '../support/chapters-in-browser.js';
import { runThroughPage } from '../support/live-chapter.js';

/* One chapter runs through the page here, over a server, and all of them, without one, in ../site/live-chapters-*.longest.ts. */
describe('a chapter, in a browser', function () {
  this.timeout(180_000);
  const at = chaptersInBrowser();

  it('opens, is saved byte for byte as it was, runs from top to bottom, and draws each plot', async () => {
    const name = '02-query-key-value.ipynb';
    const context = await at.browser.newContext({ viewport: { width: 1280, height: 900 } });
    const opened = await openNotebook(context, at.lab, name);
    const file = join(at.lab.folder, name);
    const before = await readFile(file, 'utf8');
    await save(opened.page);
    expect(await readFile(file, 'utf8')).to.equal(before);
    await runThroughPage(opened, name);
  });
});
