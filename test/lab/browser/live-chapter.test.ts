import { chaptersInBrowser } from '../support/chapters-in-browser.js';
import { runThroughPage } from '../support/live-chapter.js';

/* One chapter runs through the page here, and all of them in live-chapters.long.ts. */
describe('a chapter, in a browser', function () {
  this.timeout(180_000);
  const at = chaptersInBrowser();

  it('opens, runs from top to bottom, and draws each plot', async () => {
    await runThroughPage(at.browser, at.lab, '02-query-key-value.ipynb');
  });
});
