import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { kitChapters } from '../../src/files/kit-folder.js';
import { exerciseOf } from '../../src/format/exercise-of.js';
import { parseNotebook } from '../../src/format/parse-notebook.js';
import { withSolutions } from '../../src/format/solutions.js';
import { knownMistakes } from '../../src/notebook/checks/known-mistakes.js';
import { trustOf } from '../../src/workshop/notes.js';
import { packClass } from '../../src/workshop/pack/pack-class.js';
import { prepareFolder } from '../../src/workshop/prepare-folder.js';
import { resetChapters } from '../../src/workshop/reset-chapter.js';

const kit = { chaptersFolder: kitChapters, knownMistakes };

describe('the pack for a class', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attention-kit-pack-'));
    await packClass(join(folder, 'all'), kit);
  });
  after(() => rm(folder, { recursive: true, force: true }));
  const textsIn = async (place: string) => {
    const names = (await readdir(join(folder, place))).filter((name) => /\.(?:ipynb|md)$/.test(name)).sort();
    const texts = names.map((name) => readFile(join(folder, place, name), 'utf8'));
    return Object.fromEntries((await Promise.all(texts)).map((text, i) => [names[i]!, text]));
  };
  const chapterIn = (text: string) => parseNotebook(text, 'a chapter');

  it('gives the teacher the chapters as they are, how long each section and exercise takes, and what goes wrong', async () => {
    const { 'timetable.md': times, 'what-goes-wrong.md': wrong, ...chapters } = await textsIn('all/teacher');
    for (const [name, text] of Object.entries(chapters))
      expect(text === (await readFile(join(kitChapters, name), 'utf8')), name).to.equal(true);
    expect(times).to.match(
      /^# What takes how long\n\nTo read these chapters and run their cells takes \d{3} minutes; their exercises take \d{3} more, /,
    );
    expect(times).to.include(
      '\n## 3 · Scores\n\n30 minutes, and 27 for its exercises (03-scores.ipynb)\n\n| section |',
    );
    const third = times!.split('\n## ').find((part) => part.startsWith('3 · Scores'))!;
    const sections = [...third.matchAll(/^\| ([^|]+) \| (\d+) \| (\d*) \|$/gm)];
    expect(sections.map(([, title]) => title)).to.include.members(['All words at once', 'What to remember']);
    expect(sections.reduce((sum, [, , minutes]) => sum + Number(minutes), 0)).to.equal(30);
    expect(times).to.include('\n| 3.2 | Exercise 2 · All scores yourself | ●●○ | 8 |\n');
    const exercises = Object.values(chapters).flatMap((text) =>
      chapterIn(text).cells.flatMap((cell) => exerciseOf(cell) ?? []),
    );
    const listed = Array.from(times!.matchAll(/^\| (\d+\.\d+) \| Exercise .* \| \d+ \|$/gm), ([, id]) => id);
    expect(listed).to.deep.equal(exercises);
    expect(`${times}${wrong}`).not.to.match(/glossary/i); // it has nothing to solve
    const told = Array.from(wrong!.matchAll(/^### (\d+\.\d+) Exercise /gm), ([, id]) => id);
    expect(told).to.deep.equal(exercises);
    expect(wrong).to.match(/\n### 3\.2 Exercise 2 [^#]*\n\| `unscaled` \| these are not scaled yet \|\n/);
    expect(wrong).to.match(/\n### 4\.3 Exercise 3 [^#]*\n\| `lead` \| this is the lead; /); // one of the exercise's own
  });

  it('gives students every exercise and hint, and no line of a solution', async () => {
    const [students, teachers] = [await textsIn('all/student'), await textsIn('all/teacher')];
    let solutions = 0;
    for (const [name, text] of Object.entries(students)) {
      const [mine, whole] = [chapterIn(text), chapterIn(teachers[name]!)];
      expect(mine.cells.map(exerciseOf)).to.include.members(whole.cells.map(exerciseOf));
      expect(text.match(/<summary>Hint/g)?.length).to.equal(teachers[name]!.match(/<summary>Hint/g)?.length);
      expect(text).not.to.match(/<summary>\s*Solution/i);
      expect(withSolutions(mine).cells).to.have.length(mine.cells.length);
      solutions += withSolutions(whole).cells.length - whole.cells.length;
    }
    expect(solutions).to.be.at.least(42);
  });

  it('is the same each time, and holds only what was asked for, and the glossary that all of it leads to', async () => {
    const packed = await packClass(join(folder, 'some'), kit, { wanted: '1-2,4' });
    expect(packed.map(({ name, files }) => [name, files])).to.deep.equal([
      ['student', 4],
      ['teacher', 6],
    ]);
    const [some, all] = [await textsIn('some/student'), await textsIn('all/student')];
    expect(Object.keys(some)).to.deep.equal([
      '01-embedding.ipynb',
      '02-query-key-value.ipynb',
      '04-softmax.ipynb',
      '99-glossary.ipynb',
    ]);
    for (const [name, text] of Object.entries(some)) expect(text === all[name], name).to.equal(true);
  });

  it('is a folder of its own for a student: nothing of the kit is added or brought up to date, and a reset brings no solution', async () => {
    const mine = join(folder, 'mine');
    await packClass(mine, kit, { wanted: '2-3' });
    const student = join(mine, 'student');
    expect(await prepareFolder(student, kitChapters)).to.deep.equal({ added: [], updated: [], kept: [] });
    const [two, three] = ['02-query-key-value.ipynb', '03-scores.ipynb'];
    const before = await textsIn('mine/student/').then(({ [three]: text }) => text!);
    expect(await trustOf(student).trusts(before)).to.equal(true);
    await writeFile(join(student, three), before.replaceAll('undefined; // your turn', '1;'));
    await rm(join(student, two)); // what is left says it, too
    expect(await prepareFolder(student, kitChapters)).to.deep.equal({ added: [], updated: [], kept: [] });
    expect((await resetChapters(student, kitChapters)).map(({ name }) => name)).to.deep.equal([
      three,
      '99-glossary.ipynb',
    ]);
    expect((await readFile(join(student, three), 'utf8')) === before).to.equal(true);
    expect(before).not.to.match(/<summary>\s*Solution/i);
  });

  it('overwrites nothing', async () => {
    await writeFile(join(folder, 'notes.txt'), '');
    const place = join(folder, 'notes.txt');
    expect(await packClass(place, kit).catch(({ message }: Error) => message)).to.equal(
      `class pack: expected a folder for the pack at ${place}, got a file`,
    );
    const refused = await packClass(folder, kit).catch(({ message }: Error) => message);
    expect(refused).to.match(
      /^class pack: expected an empty folder for the pack, got .* with (all|notes\.txt) in it$/,
    );
  });
});
