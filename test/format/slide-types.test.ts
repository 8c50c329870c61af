import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect } from 'chai';
import { openAndFolded, withoutFolds } from '../../src/format/folds.js';
import { formatNotebook } from '../../src/format/format-notebook.js';
import { parseNotebook } from '../../src/format/parse-notebook.js';
import { slideTypes, withSlideTypes } from '../../src/format/slide-types.js';
import { listChapters } from '../../src/runner/chapters.js';
import { codeCell, notebookOf, textCell } from '../runner/support.js';

const typesOf = (...cells: Parameters<typeof notebookOf>) => slideTypes(notebookOf(...cells));
const fold = '<details><summary>Hint</summary>\n\nTake 2.\n\n</details>';
const teacher = { ...textCell('They ask why.'), metadata: { tags: ['teacher'] } };

describe('slideTypes', () => {
  it('begins a slide with each heading, wherever in a text it stands', () => {
    expect(typesOf(textCell('# A'), textCell('## B'), textCell('That was B.\n\n### C'))).to.deep.equal([
      'slide',
      'slide',
      'slide',
    ]);
  });
  it('takes no comment in a block of code for a heading', () =>
    expect(typesOf(textCell('# A'), textCell('In a shell:\n\n```sh\n# here\n```'))).to.deep.equal([
      'slide',
      'subslide',
    ]));
  it('leaves code with the text that announces it, and gives further code a slide of its own', () =>
    expect(
      typesOf(textCell('# A'), codeCell('1'), codeCell('2'), textCell('So:'), codeCell('3')),
    ).to.deep.equal(['slide', '-', 'subslide', 'subslide', '-']));
  it('makes notes of what is folded and of what is tagged for the teacher, whatever it begins with', () => {
    const heading = { ...textCell('## Ask first'), metadata: { tags: ['teacher'] } };
    expect(typesOf(textCell('# A'), codeCell('1'), textCell(fold), teacher, heading)).to.deep.equal([
      'slide',
      '-',
      'notes',
      'notes',
      'notes',
    ]);
    expect(typesOf(textCell('# A'), textCell(`${fold}\n\n## B`))).to.deep.equal(['slide', 'slide']);
  });
  it('goes on after notes where it was: code after code is a slide', () =>
    expect(typesOf(textCell('# A'), codeCell('1'), teacher, codeCell('2'))[3]).to.equal('subslide'));
  it('begins with a slide, whatever comes first, and leaves out raw cells', () => {
    expect(typesOf(codeCell('1'), textCell('So'))).to.deep.equal(['slide', 'subslide']);
    expect(typesOf({ ...textCell('x'), cell_type: 'raw' }, teacher, textCell('So'))).to.deep.equal([
      'skip',
      'notes',
      'slide',
    ]);
  });
});

describe('withSlideTypes', () => {
  it('writes what is no “-”, keeps what else a cell says, and takes away what is no longer so', () => {
    const old = { ...codeCell('1'), metadata: { tags: ['parameters'], slideshow: { slide_type: 'skip' } } };
    const { cells } = withSlideTypes(notebookOf(textCell('# A'), old, teacher));
    expect(cells.map(({ metadata }) => metadata)).to.deep.equal([
      { slideshow: { slide_type: 'slide' } },
      { tags: ['parameters'] },
      { tags: ['teacher'], slideshow: { slide_type: 'notes' } },
    ]);
  });
  for (const path of listChapters())
    it(`is what ${basename(path)} says (npm run chapters writes it)`, () => {
      const text = readFileSync(path, 'utf8');
      const chapter = parseNotebook(text, path);
      const said = ({ cells }: typeof chapter) => cells.map(({ metadata }) => metadata.slideshow);
      expect(said(chapter)).to.deep.equal(said(withSlideTypes(chapter)));
      expect(formatNotebook(withSlideTypes(chapter)) === text, 'byte for byte').to.equal(true);
    });
});

describe('openAndFolded', () => {
  it('tells what is open and what is folded, in their order', () =>
    expect(
      openAndFolded(`Before.\n\n${fold}\n${fold.replace('Hint', 'Solution')}\n\n## After`),
    ).to.deep.equal([
      { text: 'Before.' },
      { text: 'Take 2.', title: 'Hint' },
      { text: 'Take 2.', title: 'Solution' },
      { text: '## After' },
    ]));
  it('leaves nothing of what is folded in the open text', () =>
    expect(withoutFolds(`Before.\n\n${fold}`)).to.equal('Before.'));
});
