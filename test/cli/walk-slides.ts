import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

export const projector: BrowserContextOptions = { viewport: { width: 1280, height: 720 } };

/** What is seen of the slide that is shown, and what is wrong with it. */
export interface Seen {
  readonly id: string;
  readonly isEmpty: boolean;
  /** What reaches beyond the slide, or words that lie under a picture. */
  readonly over: string[];
  readonly figures: number;
  readonly explorables: number;
  readonly notes: string;
  /** Size of the smallest code, as part of the slide's width. */
  readonly code: number;
  /** Size of the smallest letters of a picture, as part of the slide's width. */
  readonly letters: number;
}

/** In a page: looks at the slide that is shown. */
export function lookAtSlide(): Seen {
  const slide = document.querySelector('section > section.present')!;
  const room = slide.getBoundingClientRect();
  const over: string[] = [];
  const scrolls = (element: Element) => element.closest('.ak-Plot, .scrolls') !== null;
  for (const element of slide.querySelectorAll('.words, .words *, .picture')) {
    const { left, right, top, bottom, width } = element.getBoundingClientRect();
    const isOut =
      left < room.left - 1 || right > room.right + 1 || top < room.top - 1 || bottom > room.bottom + 1;
    if (width > 0 && isOut && !scrolls(element)) over.push(`${element.tagName}: ${element.textContent}`);
  }
  for (const pre of slide.querySelectorAll('.slide pre'))
    if (pre.scrollWidth > pre.clientWidth) over.push(`cut: ${pre.textContent}`);
  const [words, picture] = ['.words', '.picture'].map((part) =>
    slide.querySelector(part)?.getBoundingClientRect(),
  );
  if (words && picture && words.right > picture.left + 1 && words.bottom > picture.top + 1)
    over.push('words and picture lie on each other');
  const code = Array.from(slide.querySelectorAll('.slide pre'), (pre) =>
    Number.parseFloat(getComputedStyle(pre).fontSize),
  );
  const live = [...slide.querySelectorAll('attention-explorable')].flatMap((each) => each.shadowRoot ?? []);
  const texts = [slide, ...live].flatMap((place) => [...place.querySelectorAll<SVGTextElement>('svg text')]);
  const letters = texts
    .filter((text) => text.textContent.trim() !== '')
    .map((text) => {
      const { a, b } = text.getScreenCTM()!;
      return Number.parseFloat(getComputedStyle(text).fontSize) * Math.hypot(a, b);
    })
    .filter((size) => size > 0);
  return {
    id: slide.id,
    isEmpty: !(words && words.height > 10) && !(picture && picture.height > 10),
    over,
    figures: slide.querySelectorAll('.figure .main-svg').length,
    explorables: slide.querySelectorAll('attention-explorable').length,
    notes: slide.querySelector('aside.notes')?.textContent ?? '',
    code: code.reduce((least, size) => Math.min(least, size), Number.POSITIVE_INFINITY) / slide.clientWidth,
    letters: letters.reduce((least, size) => Math.min(least, size), Number.POSITIVE_INFINITY) / room.width,
  };
}

/** Opens slides where no network is, and notes what is asked for and what fails. */
export async function openSlides(
  browser: Browser,
  file: string,
  options: BrowserContextOptions,
  place = '',
): Promise<[Page, string[]]> {
  const context = await browser.newContext({ offline: true, ...options });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(String(error.stack)));
  page.on('request', (request) => {
    if (!/^(file|data|blob):/.test(request.url())) problems.push(`request to ${request.url()}`);
  });
  await page.goto(pathToFileURL(file).href + place);
  await page.locator('body[data-slides-ready]').waitFor({ timeout: 120_000 });
  return [page, problems];
}

/** Goes through all slides by the keyboard, each seen when its figures are drawn. */
export async function walkSlides(page: Page): Promise<Seen[]> {
  const count = await page.evaluate(() => document.querySelectorAll('.slides section > section').length);
  const seen: Seen[] = [];
  for (let i = 0; i < count; i++) {
    await page.waitForFunction(() =>
      [...document.querySelectorAll('section.present > .slide .figure')].every((figure) =>
        figure.querySelector('[data-drawn="true"]'),
      ),
    );
    seen.push(await page.evaluate(lookAtSlide));
    if (i < count - 1) await page.keyboard.press('ArrowRight');
  }
  return seen;
}
