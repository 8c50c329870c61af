import { expect } from 'chai';
import { faultsOn, livePages, phone } from './support/live-pages.js';
import { explorableOf, notebookNames, storedIn } from './support/stored-explorables.js';

// A word that is cut has its whole self as its name: axe would take the three points for a word of their own.
function uncut(): void {
  const { shadowRoot } = document.querySelector('attention-explorable')!;
  for (const text of shadowRoot!.querySelectorAll('[aria-label] text'))
    text.textContent = text.textContent!.replace(/\S*…$/, '');
}

describe('an explorable as a chapter has it, live on a dark phone,', function () {
  this.timeout(120_000);
  const { open } = livePages();

  for (const chapter of notebookNames.filter((name) => /^[01]/.test(name)))
    it(`of ${chapter} has no fault that axe finds, and is no wider than the page`, async () => {
      const stored = (await storedIn(chapter)).map(explorableOf);
      for (const it of stored.filter(({ name }) => name !== 'five-steps')) {
        // a signpost has no handle
        const page = await open({ ...phone, colorScheme: 'dark' }, it);
        await page.evaluate(uncut);
        expect(await faultsOn(page), it.name).to.deep.equal([]);
        const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(beyond, it.name).to.equal(0);
        await page.context().close();
      }
    });
});
