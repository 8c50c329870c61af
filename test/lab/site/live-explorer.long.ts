import { join } from 'node:path';
import { kitChapters } from '../../../src/files/kit-folder.js';
import { drawWhole } from '../support/chapter-faults.js';
import { builtKernel, openSiteNotebook, siteInBrowser } from '../support/site-in-browser.js';

describe('a chapter on a site', function () {
  this.timeout(240_000);
  const at = siteInBrowser(builtKernel);

  it('lets the keyboard choose a head in the explorer of chapter 8, and says which', async () => {
    const { page } = await openSiteNotebook(at, 'notebooks/08-real-model.html');
    await drawWhole(page, join(kitChapters, '08-real-model.ipynb'));
    const choices = page.getByRole('toolbar', { name: 'Choices in this figure' }).last();
    const plot = page.locator('.ak-Plot', { has: choices });
    await choices.getByRole('button').first().focus();
    for (const key of ['ArrowDown', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
    await plot.locator('.annotation-text', { hasText: 'layer 2, head 2' }).first().waitFor();
    await page.locator('.ak-Live', { hasText: 'layer 2, head 2' }).waitFor({ state: 'attached' });
  });
});
