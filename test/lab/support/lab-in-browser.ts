import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import { launchBrowser } from '../../support/browser.js';
import { startTestLab, type TestLab } from './test-lab.js';

/** What the tests of a suite work with. */
export interface LabInBrowser {
  lab: TestLab;
  browser: Browser;
  /** New for each test. */
  context: BrowserContext;
}

/** Starts a lab and a browser for the suite that calls it, and for each of its tests a window of 1280 × 900 pixels. */
export function labInBrowser(options: BrowserContextOptions): LabInBrowser {
  const at = {} as LabInBrowser;
  before(async function () {
    at.browser = await launchBrowser(this);
    at.lab = await startTestLab();
  });
  after(async () => {
    await at.browser?.close();
    await at.lab?.stopAndForget();
  });
  beforeEach(async () => {
    at.context = await at.browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  });
  afterEach(() => at.context.close());
  return at;
}
