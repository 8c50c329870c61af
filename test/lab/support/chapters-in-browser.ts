import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { kitChapters } from '../../../src/files/kit-folder.js';
import { prepareFolder } from '../../../src/workshop/prepare-folder.js';
import { launchBrowser } from '../../support/browser.js';
import { startTestLab, type TestLab } from './test-lab.js';

/** A browser, and a lab on a working copy of the chapters, for the suite that calls it. */
export function chaptersInBrowser(): { browser: Browser; lab: TestLab } {
  const at = {} as { browser: Browser; lab: TestLab };
  before(async function () {
    at.browser = await launchBrowser(this);
    const folder = await mkdtemp(join(tmpdir(), 'attention-kit-chapters-'));
    await prepareFolder(folder, kitChapters);
    at.lab = await startTestLab({ folder });
  });
  after(async () => {
    await at.browser?.close();
    await at.lab?.stopAndForget();
  });
  return at;
}
