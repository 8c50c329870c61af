import { existsSync } from 'node:fs';
import { type Browser, chromium, firefox } from 'playwright-core';

const chromiums = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

const firefoxes = [
  process.env.FIREFOX,
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
];

/** Where the Chromium of this machine lies; `undefined` where there is none (name another one in the variable CHROMIUM). */
export function chromiumPath(): string | undefined {
  return firstOf(chromiums);
}

/** Starts the Chromium of this machine; `undefined` where there is none. */
export async function startBrowser(): Promise<Browser | undefined> {
  const executablePath = chromiumPath();
  return executablePath ? chromium.launch({ executablePath, args: ['--no-sandbox'] }) : undefined;
}

/** A browser for a test suite; the suite is left out where there is none, and fails in CI. */
export async function launchBrowser(context: Mocha.Context): Promise<Browser> {
  return (
    (await startBrowser()) ??
    leftOut(context, 'No Chromium or Chrome found: the tests in a browser need one (or its path in CHROMIUM)')
  );
}

/** The Firefox of this machine as its makers ship it, driven by WebDriver BiDi; as `launchBrowser` where there is none. */
export async function launchFirefox(context: Mocha.Context): Promise<Browser> {
  const executablePath = firstOf(firefoxes);
  if (!executablePath)
    return leftOut(context, 'No Firefox found: the tests in it need one (or its path in FIREFOX)');
  return firefox.launch({ channel: 'moz-firefox', executablePath });
}

function firstOf(places: readonly (string | undefined)[]): string | undefined {
  return places.find((place) => place && existsSync(place));
}

function leftOut(context: Mocha.Context, message: string): never {
  if (process.env.CI) throw new Error(message);
  console.warn(`      ${message}; they are LEFT OUT`);
  return context.skip();
}
