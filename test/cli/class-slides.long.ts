import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { keepPicture } from '../lab/support/browser.js';
import { faults } from '../lab/support/faults.js';
import { launchBrowser } from '../support/browser.js';
import { until } from '../support/until.js';
import { attentionKit } from './support.js';
import { openSlides, projector, walkSlides } from './walk-slides.js';

/** Which chapter is walked through on which screen. */
const walks: [chapter: number, screen: string, options: BrowserContextOptions][] = [
  [4, 'a projector', projector],
  [8, 'a dark screen', { viewport: { width: 1440, height: 900 }, colorScheme: 'dark' }],
  [8, 'a phone, upright', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }],
];

describe('attention-kit class slides', function () {
  this.timeout(300_000);
  let [browser, folder] = [] as unknown as [Browser, string];
  before(async function () {
    browser = await launchBrowser(this);
    folder = await mkdtemp(join(tmpdir(), 'attention-kit-slides-'));
    const made = await Promise.all(
      [4, 8].map((n) => attentionKit(['class', 'slides', `${n}`, '-o', join(folder, `${n}.html`)])),
    );
    for (const { status, stdout, stderr } of made) {
      expect(status, stderr).to.equal(0);
      expect(stdout).to.match(/\.html: \d\.\d MB\. Arrow keys/);
    }
  });
  after(async () => {
    await browser?.close();
    if (folder) await rm(folder, { recursive: true });
  });

  const open = (chapter: number, options: BrowserContextOptions, place?: string) =>
    openSlides(browser, join(folder, `${chapter}.html`), options, place);

  for (const [chapter, screen, options] of walks)
    it(`show chapter ${chapter} on ${screen}: every slide whole, none empty, figures and explorables live, no request`, async () => {
      const [page, problems] = await open(chapter, options);
      const slides = await walkSlides(page);
      expect(new Set(slides.map(({ id }) => id)).size, 'each slide once').to.equal(slides.length);
      expect(slides).to.have.length.of.at.least(25);
      expect(
        slides.flatMap(({ id, over, isEmpty }) =>
          [...over, ...(isEmpty ? ['empty'] : [])].map((what) => `${id}: ${what}`),
        ),
      ).to.deep.equal([]);
      const sum = (key: 'figures' | 'explorables') => slides.reduce((all, slide) => all + slide[key], 0);
      expect(sum('figures')).to.be.above(5);
      expect(sum('explorables')).to.equal(3);
      expect(slides.map(({ notes }) => notes).join())
        .to.include('Solution')
        .and.include('Hint');
      if (options === projector)
        for (const { id, code } of slides) expect(code, `code of ${id}`).to.be.at.least(18 / 1280);
      if (!options.isMobile)
        for (const { id, letters } of slides) expect(letters, `letters of ${id}`).to.be.at.least(8 / 1280);
      expect(problems).to.deep.equal([]);
      await page.context().close();
    });

  it('have no fault that axe finds, on slides with words, code, a table, a figure, an explorable, in light and dark', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const [page] = await open(4, { ...projector, colorScheme });
      for (const place of ['slide-1', 'slide-4', 'slide-6', 'slide-8', 'slide-9']) {
        await page.evaluate((id) => {
          location.hash = `#/${id}`;
        }, place);
        await page.locator(`#${place}.present`).waitFor();
        expect(await faults(page), `${place}, ${colorScheme}`).to.deep.equal([]);
        await keepPicture(page, `slides-${place}-${colorScheme}`);
      }
      await page.context().close();
    }
  });

  it('turn from light to dark with D, whatever the system has', async () => {
    const [page] = await open(4, projector);
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await ground();
    await page.keyboard.press('d');
    expect(await ground()).not.to.equal(light);
    await page.keyboard.press('d');
    expect(await ground()).to.equal(light);
    await page.context().close();
  });

  it('let an explorable be dragged as far as the pointer goes, though it is enlarged, and leave it its arrow keys', async () => {
    const [page, problems] = await open(4, projector, '#/slide-21');
    const handle = page.locator('.present attention-explorable [data-drag]').first();
    const middle = async () => {
      const { x, y, width, height } = (await handle.boundingBox())!;
      return [x + width / 2, y + height / 2] as const;
    };
    const moved = (from: number, by: number) =>
      until(async () => Math.abs((await middle())[0] - from - by) < 3, 20);
    const [x, y] = await middle();
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x - 50, y, { steps: 5 });
    await page.mouse.up();
    await moved(x, -50);
    const [then] = await middle();
    await handle.focus();
    await page.keyboard.press('ArrowLeft');
    await until(async () => (await middle())[0] < then, 20);
    expect(page.url(), 'still there').to.include('slide-21');
    await page.keyboard.press('PageDown'); // as a presenter's remote does
    await page.locator('#slide-22.present').waitFor();
    expect(problems).to.deep.equal([]);
    await page.context().close();
  });

  it('scroll a table on a phone under a finger that would turn the slide anywhere else', async () => {
    const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
    const [page, problems] = await open(4, phone, '#/slide-16');
    const table = page.locator('section.present .scrolls').first();
    const session = await page.context().newCDPSession(page);
    const swipe = async (y: number) => {
      const at = (type: string, ...touchPoints: { x: number; y: number }[]) =>
        session.send('Input.dispatchTouchEvent', { type: type as 'touchStart', touchPoints });
      await at('touchStart', { x: 300, y });
      for (let x = 290; x >= 150; x -= 10) await at('touchMove', { x, y });
      await at('touchEnd');
    };
    const { y, height } = (await table.boundingBox())!;
    await swipe(y + height / 2);
    await until(() => table.evaluate(({ scrollLeft }) => scrollLeft > 0), 20);
    expect(page.url(), 'still there').to.match(/#\/slide-16$/);
    await swipe(y - 150);
    await until(() => !/#\/slide-16$/.test(page.url()), 20);
    expect(problems).to.deep.equal([]);
    await page.context().close();
  });

  it('open a window for who speaks, with the notes of the slide that is shown', async () => {
    const [page] = await open(4, projector, '#/slide-12');
    const [speaker] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('s')]);
    await speaker.getByText('Take 2 from both scores', { exact: false }).first().waitFor({ timeout: 60_000 });
    // Two small pictures of the deck: the slide that is shown, and the next, as the projector shows them.
    await until(() => speaker.frames().length === 3, 60);
    for (const [i, id] of ['slide-12', 'slide-13'].entries()) {
      const frame = speaker.frames()[i + 1]!;
      await frame.locator(`section.present[id^="${id}"]`).waitFor({ timeout: 60_000 });
      expect(await frame.evaluate(() => document.documentElement.dataset.canvas)).to.equal('wide');
    }
    await page.context().close();
  });

  it('are the same file each time, and refuse what is no single chapter', async () => {
    const again = join(folder, 'again.html');
    await attentionKit(['class', 'slides', '4', '-o', again]);
    expect(await readFile(again)).to.deep.equal(await readFile(join(folder, '4.html')));
    const two = await attentionKit(['class', 'slides', '3-4', '-o', join(folder, 'two.html')]);
    expect([two.status, two.stderr]).to.deep.equal([
      2,
      'class slides: expected the number of one chapter, got 3-4\n',
    ]);
  });
});
