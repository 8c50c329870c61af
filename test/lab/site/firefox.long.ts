import { basename } from 'node:path';
import { expect } from 'chai';
import { findChapter, listChapters } from '../../../src/runner/chapters.js';
import { launchFirefox } from '../../support/browser.js';
import { standsOut } from '../support/chapter-faults.js';
import { isKeptAsCommitted } from '../support/kept-as-committed.js';
import { runThroughPage } from '../support/live-chapter.js';
import { builtKernel, openSiteNotebook, siteInBrowser } from '../support/site-in-browser.js';

/** It has nothing to run. */
const glossary = '99-glossary.ipynb';

/** One that is short, and one whose functions await for the cells that call them; or those that ATTENTION_KIT_FIREFOX names: `5,8,12`, or `all`. */
const asked = process.env.ATTENTION_KIT_FIREFOX ?? '1,7';
const paths =
  asked === 'all'
    ? listChapters().filter((path) => basename(path) !== glossary)
    : asked.split(',').map((chapter) => findChapter(chapter));

describe('chapters in Firefox, without a server,', function () {
  this.timeout(300_000);
  const at = siteInBrowser(builtKernel, launchFirefox);

  afterEach(() => Promise.all(at.context.pages().map((page) => page.close())));

  for (const path of paths) {
    const name = basename(path);
    it(`${name} runs from top to bottom, says what it says in Node.js, draws each plot, and has whole formulas and titles`, async () => {
      const opened = await openSiteNotebook(at, `notebooks/${name.replace('.ipynb', '.html')}`);
      await runThroughPage(opened, name);
      await isKeptAsCommitted(opened.page, path);
      expect(await standsOut(opened.page)).to.deep.equal([]);
      expect(opened.problems).to.deep.equal([]);
    });
  }
});
