import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Browser } from 'playwright-core';
import { kitChapters } from '../../src/files/kit-folder.js';
import { readNotebook, writeNotebook } from '../../src/runner/notebook-file.js';
import { launchBrowser } from '../support/browser.js';
import { attentionKit } from './support.js';
import { lookAtSlide, openSlides, projector, walkSlides } from './walk-slides.js';

describe('attention-kit class slides, of a notebook that isn’t the kit’s', function () {
  this.timeout(300_000);
  let [browser, folder] = [] as unknown as [Browser, string];
  before(async function () {
    browser = await launchBrowser(this);
    folder = await mkdtemp(join(tmpdir(), 'attention-kit-slides-'));
  });
  after(async () => {
    await browser?.close();
    if (folder) await rm(folder, { recursive: true });
  });

  it('show a notebook of one’s own, and what it says to the teacher only in the notes', async () => {
    const chapter = await readNotebook(join(kitChapters, '04-softmax.ipynb'));
    const told = {
      ...chapter.cells[0]!,
      id: 'told',
      source: 'They ask *why*.',
      metadata: { tags: ['teacher'] },
    };
    const own = join(folder, 'own.ipynb');
    await writeNotebook(own, { ...chapter, cells: [...chapter.cells.slice(0, 2), told] });
    const { status, stderr } = await attentionKit(['class', 'slides', own, '-o', join(folder, '1.html')]);
    expect(status, stderr).to.equal(0);
    const [page] = await openSlides(browser, join(folder, '1.html'), projector);
    await page.keyboard.press('ArrowRight');
    const { notes } = await page.evaluate(lookAtSlide);
    expect(notes.trim()).to.equal('They ask why.');
    expect(await page.getByText('They ask', { exact: false }).isVisible()).to.equal(false);
    await page.context().close();
  });

  it('show a notebook of a stranger’s whole, run nothing of it and load nothing for it, and cut a line that is too long', async () => {
    const chapter = await readNotebook(join(kitChapters, '04-softmax.ipynb'));
    const told = (id: string, source: string) => ({ ...chapter.cells[0]!, id, source, metadata: {} });
    const bad =
      '<script>alert(1)</script><img src="https://evil.example/a.png" onerror="alert(2)"></section></main>';
    const wide = `| ${'column | '.repeat(40)}\n| ${'- | '.repeat(40)}\n| ${'12345 | '.repeat(40)}`;
    const cells = [
      told('a', `# Heading ${'with many words '.repeat(20)}`),
      told('b', bad),
      told('c', wide),
      told('d', `~~~\n${'x'.repeat(5000)}\n~~~`),
      told('e', '## مرحبا 😀\n\nEnd.'),
    ];
    const own = join(folder, 'stranger.ipynb');
    await writeNotebook(own, { ...chapter, cells });
    const { status, stderr } = await attentionKit(['class', 'slides', own, '-o', join(folder, '2.html')]);
    expect(status, stderr).to.equal(0);
    const [page, problems] = await openSlides(browser, join(folder, '2.html'), projector);
    page.on('dialog', (dialog) => problems.push(dialog.message()));
    const slides = await walkSlides(page);
    expect(slides.flatMap(({ id, over }) => over.map((what) => `${id}: ${what}`))).to.deep.equal([]);
    expect(await page.locator('.slides section > section').last().textContent()).to.include('End.');
    expect(problems).to.deep.equal([]);
    await page.context().close();
    await writeNotebook(own, { ...chapter, cells: [] });
    const empty = await attentionKit(['class', 'slides', own, '-o', join(folder, '2.html')]);
    expect([empty.status, empty.stderr]).to.deep.equal([
      1,
      `class slides: expected something to show in ${own}, got nothing\n`,
    ]);
  });
});
