import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PLACES = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Starts the Chromium of this machine; `undefined` where there is none (name another one in the variable CHROMIUM). */
export async function startBrowser(): Promise<Browser | undefined> {
  const executablePath = PLACES.find((path) => path && existsSync(path));
  if (!executablePath) return undefined;
  return chromium.launch({ executablePath, args: ['--no-sandbox'] });
}
