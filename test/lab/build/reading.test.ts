import { expect } from 'chai';
import { chapterText } from '../../../src/lab/build/reading/chapter-text.js';
import { markdownHtml } from '../../../src/lab/build/reading/markdown-html.js';

describe('the text of a chapter, as HTML', () => {
  it('shows Markdown with its formulas as MathML, and leaves dollars in code alone', () => {
    const link = (path: string) => path.replace('.ipynb', '.html');
    const html = markdownHtml(
      'Of $a_1$ and `$x$`:\n\n$$\\frac{a}{b}$$\n\n[on](02-b.ipynb#there), 5 \\$ **each**',
      link,
    );
    expect(html.match(/<math/g)).to.have.length(2);
    expect(html)
      .to.include('<code>$x$</code>')
      .and.include('href="02-b.html#there"')
      .and.include('<strong>each</strong>');
    expect(html).to.include('<mfrac>');
  });

  it('shows saved outputs without the scripts that came with them', () => {
    const data = { 'text/html': '<p>four</p><script>alert(1)</script>', 'text/plain': 'four' };
    const outputs = [{ output_type: 'display_data' as const, data, metadata: {} }];
    const cell = { cell_type: 'code' as const, id: 'a', metadata: {}, source: 'a < b', outputs };
    const { html } = chapterText({ cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 5 }, String);
    expect(html).to.include('<p>four</p>').and.include('a &lt; b').and.not.include('<script');
  });
});
