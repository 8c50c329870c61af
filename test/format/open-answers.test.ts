import { expect } from 'chai';
import { exerciseOf } from '../../src/format/exercise-of.js';
import { openNames, withAnswers } from '../../src/format/open-answers.js';
import { isSolution, withSolutions } from '../../src/format/solutions.js';
import { listChapters } from '../../src/runner/chapters.js';
import { readNotebook } from '../../src/runner/notebook-file.js';

/** What the exercises of the first chapters leave open, as a reader sees it. */
const seen: Record<string, string[]> = {
  '1.1': ['myCosine'],
  '2.1': ['myKeys'],
  '2.3': ['forQuery', 'forKey'], // begun with numbers that are wrong
  '3.2': ['myScores'],
  '3.4': ['M', 'myScores'],
  '4.2': ['mySoftmax'],
  '4.3': ['myTemperature'],
  '5.2': ['mix'],
  '5.3': ['myRow'],
  '5.4': ['mySentence', 'myGuess'],
  '6.2': ['mySelfAttention'],
  '8.4': ['myPrediction'],
  '8.5': ['myCosines'], // and not the question, which the solution only repeats
  '9.3': ['mySlope'],
  '9.4': ['myGuess'], // what is learned is computed
  '14.2': ['myBlocks'],
};

describe('what an exercise leaves open', () => {
  it('is found in every chapter: a name or more for each, and those that a reader sees', async () => {
    const found: Record<string, string[]> = {};
    for (const path of listChapters()) {
      const { cells } = withSolutions(await readNotebook(path));
      for (const [i, cell] of cells.entries()) {
        const id = isSolution(cell) ? undefined : exerciseOf(cell);
        const solution = cells.slice(i + 1, i + 3).find((each) => isSolution(each));
        if (id !== undefined) found[id] = openNames(cell.source, solution?.source.slice(2, -2));
      }
    }
    for (const [id, names] of Object.entries(found)) expect(names, id).to.not.be.empty;
    for (const [id, names] of Object.entries(seen)) expect(found[id], id).to.deep.equal(names);
  });

  it('is what has no value, or does nothing', () => {
    const open = ['let a: number;', 'const a = undefined;', 'const a: T = {};', 'const a = () => undefined;'];
    const functions = [
      'function a(b: number): number { return undefined; }',
      'function a() { return; }',
      'function a() {}',
    ];
    for (const source of [...open, ...functions]) expect(openNames(source), source).to.deep.equal(['a']);
    for (const source of [
      'const a = 1;',
      'const a = () => 1;',
      'f(a);',
      'function a() { return 1; }',
      'const a = f();',
    ])
      expect(openNames(source), source).to.deep.equal([]);
  });

  it('is never what the cell computes or gives, whatever a solution declares', () => {
    const cell = 'const given = f(2);\nconst same = [1, 2];\nconst begun = [0, 0];';
    expect(openNames(cell, 'const given = 7;\nconst same = [1, 2];\nconst begun = [1, 0];')).to.deep.equal([
      'begun',
    ]);
  });
});

describe('a cell with answers', () => {
  it('has them in the place of what it declares, and all else as it was', () => {
    const cell =
      "let a: number; // = ?\nconst b = 1;\nfunction c(x: number): number {\n  return undefined;\n}\nawait check(a, c, 'const a = 2');";
    expect(withAnswers(cell, { a: '42', c: 'ask("c")', d: '1' })).to.equal(
      'const a = 42; // = ?\nconst b = 1;\nconst c = ask("c");\nawait check(a, c, \'const a = 2\');',
    );
    expect(withAnswers(cell, {})).to.equal(cell);
  });
});
