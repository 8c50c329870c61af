import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const places = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Starts the Chromium of this machine; `undefined` where there is none (name another one in the variable CHROMIUM). */
export async function startBrowser(): Promise<Browser | undefined> {
  const executablePath = places.find((place) => place && existsSync(place));
  return executablePath ? chromium.launch({ executablePath, args: ['--no-sandbox'] }) : undefined;
}

/** A browser for a test suite; the suite is left out where there is none, and fails in CI. */
export async function launchBrowser(context: Mocha.Context): Promise<Browser> {
  const browser = await startBrowser();
  if (browser) return browser;
  const message = 'No Chromium or Chrome found: the tests in a browser need one (or its path in CHROMIUM)';
  if (process.env.CI) throw new Error(message);
  console.warn(`      ${message}; they are LEFT OUT`);
  return context.skip();
}
