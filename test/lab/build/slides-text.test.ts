import { expect } from 'chai';
import { JSDOM } from 'jsdom';
import type { NotebookCell, Output } from '../../../src/format/notebook.js';
import { beginsWithHeading, cutAtHeadings, cutRemark } from '../../../src/lab/build/reading/slide-words.js';
import { slidesText } from '../../../src/lab/build/reading/slides-text.js';
import { codeCell, notebookOf, textCell } from '../../runner/support.js';

/** What the slides of some cells hold: words and notes without their spaces, and whether there is a picture. */
function slidesOf(...cells: NotebookCell[]) {
  const { document } = new JSDOM(slidesText(notebookOf(...cells))).window;
  const textOf = (slide: Element, part: string) =>
    slide.querySelector(part)?.textContent.replace(/\s+/g, ' ').trim() ?? '';
  return Array.from(document.querySelectorAll('section > section'), (slide) => ({
    words: textOf(slide, '.words'),
    notes: textOf(slide, 'aside.notes'),
    hasPicture: slide.querySelector('.picture') !== null,
  }));
}

const wordsOf = (...cells: NotebookCell[]) => slidesOf(...cells).map(({ words }) => words);
const output = (data: Record<string, unknown>): Output => ({
  output_type: 'display_data',
  data,
  metadata: {},
});
const figure = output({
  'application/vnd.plotly.v1+json': { data: [], layout: { width: 700, height: 400 } },
});
const printed: Output = { output_type: 'stream', name: 'stdout', text: 'four\n' };
const shows = (source: string, ...outputs: Output[]) => ({ ...codeCell(source), outputs });
const fold = '<details><summary>Solution</summary>\n\nTake 2.\n\n</details>';
const draws = 'await show(plot);'; // a chapter folds such code

describe('the slides of a chapter', () => {
  it('begin with a column for each heading, also for one in the middle of a text', () => {
    const html = slidesText(notebookOf(textCell('# A\n\nOne.'), textCell('Two.\n\n## B\n\nThree.')));
    const { document } = new JSDOM(html).window;
    const columns = Array.from(
      document.querySelectorAll('body > section'),
      (column) => column.children.length,
    );
    expect(columns).to.deep.equal([2, 1]);
    expect(wordsOf(textCell('# A\n\nOne.'), textCell('Two.\n\n## B\n\nThree.'))).to.deep.equal([
      'A One.',
      'Two.',
      'B Three.',
    ]);
  });
  it('show a text with the code that it announces and what that printed, and further code on its own', () =>
    expect(wordsOf(textCell('# A\n\nLook:'), shows('2 + 2', printed), codeCell('3'))).to.deep.equal([
      'A Look: 2 + 2 four',
      '3',
    ]));
  it('put a picture beside the text that announces it, and code that only draws into the notes', () =>
    expect(slidesOf(textCell('# A\n\nLook:'), shows(draws, figure))).to.deep.equal([
      { words: 'A Look:', notes: draws, hasPicture: true },
    ]));
  it('give a picture that code on a slide has drawn a slide of its own, beside what is said of it', () => {
    const said = 'It falls.\n\nWhat does the other do?';
    const slides = slidesOf(textCell('# A'), shows('draw()', figure), textCell(said), codeCell('other()'));
    expect(slides.map(({ words, hasPicture }) => [words, hasPicture])).to.deep.equal([
      ['A draw()', false],
      ['It falls.', true],
      ['What does the other do? other()', false],
    ]);
  });
  it('never put two pictures on one slide', () =>
    expect(
      slidesOf(textCell('# A'), shows(draws, figure, figure)).map(({ hasPicture }) => hasPicture),
    ).to.deep.equal([true, true]));
  it('have solutions, and what is tagged for the teacher, as notes of the slide before', () => {
    const teacher = { ...textCell('They ask *why*.'), metadata: { tags: ['teacher'] } };
    expect(slidesOf(textCell('# A'), teacher, textCell(`${fold}\n\n## B`))).to.deep.equal([
      { words: 'A', notes: 'They ask why. Solution Take 2.', hasPicture: false },
      { words: 'B', notes: '', hasPicture: false },
    ]);
    expect(slidesOf(teacher, textCell('# A'))).to.deep.equal([
      { words: 'A', notes: 'They ask why.', hasPicture: false },
    ]);
    const solution = '<details><summary>Solution</summary>\n\n```ts\nconst two = 2;\n```\n\n</details>';
    const { document } = new JSDOM(slidesText(notebookOf(textCell('# A'), textCell(solution)))).window;
    const code = document.querySelector<HTMLElement>('aside.notes pre')!;
    expect([code.textContent, code.style.whiteSpace]).to.deep.equal(['const two = 2;\n', 'pre-wrap']);
  });
  it('have no slide that shows nothing, and lose no note of one', () =>
    expect(slidesOf(textCell('# A'), codeCell('1'), codeCell(draws), textCell('So.'))).to.deep.equal([
      { words: 'A 1', notes: '', hasPicture: false },
      { words: 'So.', notes: draws, hasPicture: false },
    ]));
  it('keep figures as data that no text in them can leave', () => {
    const title = { layout: { title: { text: '</script><b>' } }, data: [] };
    const html = slidesText(
      notebookOf(textCell('# A'), shows(draws, output({ 'application/vnd.plotly.v1+json': title }))),
    );
    const { document } = new JSDOM(html).window;
    expect(JSON.parse(document.querySelector('.figure > script')!.textContent)).to.deep.equal(title);
    expect(document.querySelector('b')).to.equal(null);
  });
  it('show what somebody else has written without its scripts, and what it loads, sends or leaves open', () => {
    const bad = [
      '<script>alert(1)</script><SCRIPT >alert(2)</SCRIPT >',
      '<img src=x onerror="alert(3)"><iframe src="https://evil.example/"></iframe>',
      '<form action="https://evil.example/"><input></form><base href="https://evil.example/">',
      '<style>@import url(https://evil.example/)</style><link rel="stylesheet" href="https://evil.example/">',
      '<a href="javascript:alert(4)">x</a><meta http-equiv="refresh" content="0;url=https://evil.example/">',
      '<p style="position:fixed;inset:0;color:red;background:url(https://evil.example/)">over all</p>',
      '</div></section></section></main><img src="https://evil.example/t.png"><svg onload="alert(5)">',
      '<div data-explorable="nonsense">',
    ].join('');
    const html = slidesText(
      notebookOf(
        textCell('# A\n\nOne.'),
        shows('1', output({ 'text/html': bad })),
        textCell(`${bad}\n\nEnd.`),
      ),
    );
    const { document } = new JSDOM(html).window;
    expect(html).not.to.match(/alert|evil\.example|onerror|position|data-explorable/);
    expect(document.querySelector('script, iframe, form, style, link, meta, base, svg, input')).to.equal(
      null,
    );
    const slides = [...document.querySelectorAll('body > section > section')];
    expect(slides.map(({ id }) => id)).to.deep.equal(['slide-1', 'slide-2']);
    expect(slides.at(-1)!.textContent).to.include('over all').and.include('End.');
  });
  it('keep an explorable of somebody’s copy, the looks of a table, and pictures that a cell or an output brings', () => {
    const state = { name: 'five-steps', state: { lit: [1] } };
    const said = JSON.stringify(state).replaceAll('"', '&#34;');
    const cell = textCell('![a dot](attachment:dot.png)');
    const html = slidesText(
      notebookOf(
        { ...cell, attachments: { 'dot.png': { 'image/png': 'iVBO\nRw0K' } } },
        shows(
          draws,
          output({
            'text/html': `<div data-explorable="${said}"><img src="data:image/png;base64,AA"></div>`,
          }),
        ),
        shows('1', output({ 'text/html': '<table><tr><td style="text-align:left">7</td></tr></table>' })),
        shows('2', output({ 'image/png': 'QUJD', 'text/plain': 'a plot' })),
      ),
    );
    const { document } = new JSDOM(html).window;
    expect(
      JSON.parse(document.querySelector<HTMLElement>('[data-explorable]')!.dataset.explorable!),
    ).to.deep.equal(state);
    expect(html)
      .to.include('<td style="text-align:left">7</td>')
      .and.include('src="data:image/png;base64,iVBORw0K"');
    expect(document.querySelector('img[alt="a plot"]')!.getAttribute('src')).to.equal(
      'data:image/png;base64,QUJD',
    );
  });
  it('show what is no figure as its words, an error by its lines, and of much that was printed the beginning', () => {
    const of = (data: unknown) =>
      output({ 'application/vnd.plotly.v1+json': data, 'text/plain': 'in words' });
    for (const data of [null, 1, { data: 'none' }, { layout: {} }])
      expect(wordsOf(textCell('# A'), shows('1', of(data)))).to.deep.equal(['A 1 in words']);
    const odd = slidesText(notebookOf(shows('1', of({ data: [], layout: { width: 1e9, height: -5 } }))));
    expect(odd).to.include('data-width="704" data-height="450"');
    const error = {
      output_type: 'error',
      ename: 'E',
      evalue: 'bad',
      traceback: ['\u001b[31mE: bad\u001b[0m'],
    } as Output;
    expect(wordsOf(textCell('# A'), shows('1', error))).to.deep.equal(['A 1 E: bad']);
    const [words] = wordsOf(textCell('# A'), shows('1', { ...printed, text: 'line\n'.repeat(50_000) }));
    expect(words!.match(/line/g)).to.have.length(200);
    expect(words).to.match(/… \(more in the chapter\)$/);
  });
  it('lead to no other chapter, since there is none in the file, and leave other links', () => {
    const html = slidesText(notebookOf(textCell('# A\n\n[B](02-b.ipynb#x), [C](https://example.org)')));
    expect(html).to.include('B, <a href="https://example.org">C</a>').and.not.include('ipynb');
  });
});

describe('cutAtHeadings', () => {
  it('cuts before each heading, but not between two that follow at once', () => {
    const parts = cutAtHeadings('So.\n\n## A\n\n### B\n\nb\n\n### C');
    expect(parts).to.deep.equal(['So.', '## A\n\n### B\n\nb', '### C']);
    expect(parts.map(beginsWithHeading)).to.deep.equal([false, true, true]);
  });
  it('takes no comment in code for a heading', () =>
    expect(cutAtHeadings('```sh\n# a\n```\n\nSo.')).to.have.length(1));
});

describe('cutRemark', () => {
  it('leaves the last paragraph to the code that it announces', () => {
    expect(cutRemark('One.\n\nTwo:', true)).to.deep.equal({ remark: 'One.', rest: 'Two:' });
    expect(cutRemark('One.\n\nTwo.', false)).to.deep.equal({ remark: 'One.\n\nTwo.', rest: '' });
  });
  it('parts no paragraph with a colon from what it announces', () =>
    expect(cutRemark('One.\n\nThese:\n\n- a\n- b\n\nTwo.', true)).to.deep.equal({
      remark: 'One.\n\nThese:\n\n- a\n- b',
      rest: 'Two.',
    }));
  it('takes no more than has room beside a picture', () => {
    const long = 'word '.repeat(100).trim();
    expect(cutRemark(`One.\n\n${long}`, false)).to.deep.equal({ remark: 'One.', rest: long });
    expect(cutRemark(`These:\n\n${long}`, false).remark).to.equal('');
  });
});
