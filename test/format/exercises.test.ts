import { expect } from 'chai';
import { pickChapters } from '../../src/format/chapter-ranges.js';
import { exerciseOf } from '../../src/format/exercise-of.js';
import type { NotebookCell } from '../../src/format/notebook.js';
import { withoutSolutions } from '../../src/format/without-solutions.js';
import { codeCell, notebookOf } from '../runner/support.js';

const markdown = (source: string, tags?: string[]): NotebookCell => ({
  cell_type: 'markdown',
  id: 'm',
  metadata: tags ? { tags } : {},
  source,
});

describe('an exercise', () => {
  const check = "const mine = 1;\nawait check.number(mine, {\n  exercise: '4.3', right: () => 2 });";
  const withId = (exercise: unknown) => ({ ...codeCell(check), metadata: { 'attention-kit': { exercise } } });

  it('is known by its metadata, and by its check where they were lost', () => {
    expect(exerciseOf(withId('9.1'))).to.equal('9.1');
    expect(exerciseOf(withId(undefined))).to.equal('4.3');
    expect(exerciseOf(withId(7))).to.equal('4.3');
    expect(exerciseOf(codeCell(check))).to.equal('4.3');
  });

  it('is no prediction, no text, and no other code', () => {
    expect(exerciseOf(withId('3.prediction'))).to.equal(undefined);
    expect(exerciseOf({ ...withId('9.1'), cell_type: 'markdown' })).to.equal(undefined);
    expect(exerciseOf(codeCell('const exercise = 3;'))).to.equal(undefined);
  });
});

describe('a notebook without solutions', () => {
  const folded = (what: string, text: string) =>
    `<details><summary>${what}</summary>\n\n${text}\n\n</details>`;

  it('keeps hints and texts, and loses what is folded as a solution, in whatever form', () => {
    const sources = [
      `Think.\n\n${folded('Hint', 'Two loops.')}\n${folded('Solution', '```ts\nconst a = 1;\n```\n\nBecause.')}\n\n### Next`,
      `<details open>\n<summary> Solution </summary>\nconst b = 2;</details>`,
      folded('Solutions and more', 'const c = 3;'),
      folded('What is going on', 'The solution of this riddle.'),
    ];
    const { cells } = withoutSolutions(
      notebookOf(...sources.map((source) => markdown(source)), codeCell('x')),
    );
    expect(cells.map(({ source }) => source)).to.deep.equal([
      `Think.\n\n${folded('Hint', 'Two loops.')}\n\n### Next`,
      folded('What is going on', 'The solution of this riddle.'),
      'x',
    ]);
  });

  it("loses the teacher's cells, and changes nothing else", () => {
    const notebook = notebookOf(markdown('a'), markdown('for you', ['teacher']), codeCell('b', ['teacher']));
    const before = structuredClone(notebook);
    expect(withoutSolutions(notebook)).to.deep.equal({ ...notebook, cells: [notebook.cells[0]] });
    expect(notebook).to.deep.equal(before);
  });
});

describe('chapters', () => {
  const names = ['01-a.ipynb', '02-b.ipynb', '03-c.ipynb', '11-d.ipynb'];
  it('are picked by numbers and ranges, in their order and once', () => {
    expect(pickChapters('2-3', names)).to.deep.equal(['02-b.ipynb', '03-c.ipynb']);
    expect(pickChapters('11, 1-2,2', names)).to.deep.equal(['01-a.ipynb', '02-b.ipynb', '11-d.ipynb']);
  });
  it('are refused by name when there is none of a number, or something else is asked for', () => {
    expect(pickChapters('3-99', names)).to.deep.equal(['03-c.ipynb', '11-d.ipynb']);
    for (const none of ['4', '4-10', '1-2,5'])
      expect(() => pickChapters(none, names)).to.throw(
        `pickChapters: expected numbers of chapters (1, 2, 3, 11), got ${none.split(',').at(-1)}`,
      );
    for (const [wanted, got] of [
      ['scores', 'scores'],
      ['3-1', '3-1'],
      ['1,,2', 'nothing'],
      ['', 'nothing'],
      ['-2', '-2'],
      ['1-', '1-'],
    ] as const)
      expect(() => pickChapters(wanted, names), wanted).to.throw(
        `pickChapters: expected numbers and ranges such as 1-6 or 1,3,5, got ${got}`,
      );
  });
});
