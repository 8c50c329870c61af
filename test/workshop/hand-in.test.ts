import { copyFile, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { kitChapters } from '../../src/files/kit-folder.js';
import { exerciseOf } from '../../src/format/exercise-of.js';
import { formatNotebook } from '../../src/format/format-notebook.js';
import type { Notebook } from '../../src/format/notebook.js';
import { type HandIn, handInOf, readHandIn, writtenHandIn } from '../../src/keep/hand-in.js';
import { readNotebook } from '../../src/runner/notebook-file.js';
import { collectAnswers } from '../../src/workshop/collect-answers.js';

describe('what a student hands in', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attention-kit-hand-in-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  /** Writes chapter 3 as a student left it. */
  async function leave(name: string, change: (chapter: Notebook) => void): Promise<void> {
    const chapter = await readNotebook(join(kitChapters, '03-scores.ipynb'));
    change(chapter);
    await writeFile(join(folder, name), formatNotebook(chapter));
  }
  const cellOf = ({ cells }: Notebook, id: string) => cells.find((cell) => exerciseOf(cell) === id)!;
  const answer = (chapter: Notebook, id: string, text: string) => {
    const cell = cellOf(chapter, id);
    cell.source = cell.source.replace('undefined; // your turn', `${text};`);
  };
  const collected = async () => {
    const { answers, problems } = await collectAnswers(folder, kitChapters);
    const found = answers.map(({ exercise, chapter, source }) => [
      exercise,
      chapter,
      /= ([^=]*?);.*\ncheck/.exec(source)?.[1],
    ]);
    return { found, problems };
  };

  it('is the exercises that were worked on, whole, and nothing of the rest', async () => {
    await copyFile(join(kitChapters, '02-query-key-value.ipynb'), join(folder, '02-query-key-value.ipynb'));
    await leave('03-scores.ipynb', (chapter) => {
      answer(chapter, '3.1', '[[15, 15, -10]]');
      cellOf(chapter, '3.3').source += '\n\n  '; // blanks are no answer
      chapter.cells[0]!.source += ' My diary.';
    });
    expect(await collected()).to.deep.equal({
      found: [['3.1', '03-scores', '[[15, 15, -10]]']],
      problems: [],
    });
  });

  it('is found in a chapter that was renamed, whose cells were moved, deleted, or have lost their metadata', async () => {
    await leave('my copy (2).ipynb', (chapter) => {
      answer(chapter, '3.1', '1');
      answer(chapter, '3.3', '24');
      cellOf(chapter, '3.3').metadata = {};
      chapter.cells = chapter.cells.filter((cell) => exerciseOf(cell) !== '3.2').reverse();
    });
    expect((await collected()).found).to.deep.equal([
      ['3.1', '03-scores', '1'],
      ['3.3', '03-scores', '24'],
    ]);
  });

  it("is the last of several copies, and that of the chapter's own file before others", async () => {
    await leave('03-scores-2026-01-01.ipynb', (chapter) => {
      answer(chapter, '3.1', '"old"');
      answer(chapter, '3.3', '"only here"');
    });
    await leave('03-scores.ipynb', (chapter) => {
      const copy = structuredClone(cellOf(chapter, '3.1'));
      answer(chapter, '3.1', '"first"');
      chapter.cells.push({
        ...copy,
        id: 'copy',
        source: copy.source.replace('undefined; // your turn', '"last";'),
      });
    });
    await leave('zz.ipynb', (chapter) => answer(chapter, '3.1', '"elsewhere"'));
    expect((await collected()).found).to.deep.equal([
      ['3.1', '03-scores', '"last"'],
      ['3.3', '03-scores', '"only here"'],
    ]);
  });

  it('says what can not be read or is too long, and takes the rest', async () => {
    await writeFile(join(folder, 'broken.ipynb'), '{"cells": [');
    await mkdir(join(folder, 'folder.ipynb'));
    await symlink('/nowhere/at.all', join(folder, 'gone.ipynb'));
    await leave('03-scores.ipynb', (chapter) => {
      answer(chapter, '3.1', '1');
      answer(chapter, '3.3', `"${'x'.repeat(100_000)}"`);
    });
    const { found, problems } = await collected();
    expect(found).to.deep.equal([['3.1', '03-scores', '1']]);
    expect(problems[0]).to.match(/^readNotebook: expected JSON in broken\.ipynb, got /);
    expect(problems.slice(1, 3)).to.deep.equal([
      'hand-in: expected a notebook at folder.ipynb, got something else than a file',
      'hand-in: expected a notebook at gone.ipynb, got a link that leads nowhere',
    ]);
    expect(problems[3]).to.equal(
      'hand-in: expected exercise 3.3 of 03-scores.ipynb in 100000 letters, got more',
    );
  });

  describe('as a file', () => {
    const answers = [{ exercise: '3.1', chapter: '03-scores', source: 'const größe = 1; // 👍' }];
    let made: HandIn;
    before(async () => {
      made = await handInOf('Ana', '0.1.0', answers);
    });
    const refusal = async (value: unknown) => {
      try {
        await readHandIn(typeof value === 'string' ? value : JSON.stringify(value), 'ana.json');
        return 'it was read';
      } catch (error) {
        return (error as Error).message;
      }
    };

    it('is read with the mark, too, that an editor has put before it', async () => {
      const handIn = await handInOf('Ana', '1', []);
      expect(await readHandIn(`\uFEFF${writtenHandIn(handIn)}`, 'it')).to.deep.equal(handIn);
    });
    it('comes back as it was', async () =>
      expect(await readHandIn(JSON.stringify(made), 'ana.json')).to.deep.equal(made));

    it('is refused when it is something else, or was damaged', async () => {
      const other = 'readHandIn: expected what hand-in has written in ana.json, got something else';
      for (const value of [
        '',
        '{',
        'null',
        '[]',
        '7',
        {},
        { ...made, name: 3 },
        { ...made, attentionKitHandIn: 2 },
      ])
        expect(await refusal(value)).to.equal(other);
      expect(await refusal(await readFile('package.json', 'utf8'))).to.equal(other);
      const form = 'readHandIn: expected answers by exercise in ana.json, got another form';
      const long = [{ ...answers[0], source: 'x'.repeat(100_001) }];
      for (const changed of [
        undefined,
        {},
        [null],
        [{ exercise: '3.1' }],
        [{ ...answers[0], source: 5 }],
        long,
      ])
        expect(await refusal({ ...made, answers: changed })).to.equal(form);
      const changes = 'readHandIn: expected ana.json as it was handed in, got it with changes';
      expect(await refusal({ ...made, answers: [] })).to.equal(changes);
      expect(await refusal({ ...made, answers: [{ ...answers[0], exercise: '3.2' }] })).to.equal(changes);
      expect(await refusal({ ...made, digest: 'x' })).to.equal(changes);
    });

    it('keeps nothing but what belongs there', async () => {
      const more = { ...made, grade: 1, answers: [{ ...answers[0], passed: true }] };
      expect(await readHandIn(JSON.stringify(more), 'ana.json')).to.deep.equal(made);
    });
  });
});
