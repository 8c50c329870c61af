import { basename } from 'node:path';
import { listChapters } from '../../../src/runner/chapters.js';
import { chaptersInBrowser } from '../support/chapters-in-browser.js';
import { runThroughPage } from '../support/live-chapter.js';

describe('each chapter, in a browser', function () {
  this.timeout(180_000);
  const at = chaptersInBrowser();

  for (const path of listChapters().filter((each) => !/glossary/.test(each))) {
    const name = basename(path);
    it(`${name} opens, runs from top to bottom, and draws each plot`, () =>
      runThroughPage(at.browser, at.lab, name));
  }
});
