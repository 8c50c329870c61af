import { basename } from 'node:path';
import { expect } from 'chai';
import { listChapters } from '../../../src/runner/chapters.js';
import { chapterFaults, standsOut } from './chapter-faults.js';
import { isKeptAsCommitted } from './kept-as-committed.js';
import { runThroughPage } from './live-chapter.js';
import { builtKernel, openSiteNotebook, siteInBrowser } from './site-in-browser.js';

/*
 * Each chapter runs through the page here, in the kernel of the browser; the page is the same over a server, where one
 * chapter runs in ../browser/live-chapter.test.ts.
 */

/** It has nothing to run. */
const glossary = '99-glossary.ipynb';

/** Into so many files the chapters go, for two processes to share: the first chapter into the first, and so on. */
const FILES = 2;

/** Runs one file's share of the chapters. */
export function describeLiveChapters(file: number): void {
  describe(`each chapter, in a browser, without a server, part ${file + 1} of ${FILES},`, function () {
    this.timeout(240_000);
    const at = siteInBrowser(builtKernel);

    afterEach(() => Promise.all(at.context.pages().map((page) => page.close())));

    const open = (name: string) => openSiteNotebook(at, `notebooks/${name.replace('.ipynb', '.html')}`);

    for (const path of listChapters().filter((_, i) => i % FILES === file)) {
      const name = basename(path);
      const runs = name !== glossary;
      it(`${name} ${runs ? 'runs from top to bottom, says what it says in Node.js, draws each plot,' : 'opens,'} and has whole formulas and titles, and no accessibility fault that is more than minor`, async () => {
        const opened = await open(name);
        if (runs) {
          await runThroughPage(opened, name);
          await isKeptAsCommitted(opened.page, path);
        }
        expect(await standsOut(opened.page)).to.deep.equal([]);
        expect(await chapterFaults(opened.page)).to.deep.equal([]);
        expect(opened.problems).to.deep.equal([]);
      });
    }
  });
}
