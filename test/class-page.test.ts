import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect } from 'chai';
import { kitFolder, kitVersion } from '../src/files/kit-folder.js';
import { exerciseOf } from '../src/format/exercise-of.js';
import { parseNotebook } from '../src/format/parse-notebook.js';
import { listChapters } from '../src/runner/chapters.js';
import { exerciseHeadings } from '../src/workshop/exercise-headings.js';

/** Head and stated minutes of each chapter, by file. */
const chapters = new Map(
  listChapters().map((path) => {
    const { cells } = parseNotebook(readFileSync(path, 'utf8'), path);
    const [, title, minutes] = /^# ([^\n]+)\n.*?\*(\d+) minutes/s.exec(cells[0]!.source) ?? [];
    return [basename(path), { title, minutes: Number(minutes) }] as const;
  }),
);
/** Ids and stated minutes of all exercises. */
const exercises = listChapters().flatMap((path) => {
  const { cells } = parseNotebook(readFileSync(path, 'utf8'), path);
  const headings = exerciseHeadings(cells);
  return cells
    .flatMap((cell) => exerciseOf(cell) ?? [])
    .map((id, i) => ({ id, minutes: headings[i]!.minutes }));
});
const page = readFileSync(join(kitFolder, '.github/CLASSES.md'), 'utf8');
const tables = page.split(/\| from \| what \| minutes \|\n\|---\|---\|---\|\n/).slice(1);
const rowsOf = (table: string) =>
  Array.from(
    table.matchAll(/^\| (\d+):(\d\d) \| (.+) \| (\d+) \|$/gm),
    ([, hour, minute, what, minutes]) => ({
      from: 60 * Number(hour) + Number(minute),
      what: what!,
      minutes: Number(minutes),
    }),
  );

describe('the page for who teaches a class', () => {
  it('has timetables in which each part begins where the one before it ends', () => {
    expect(tables).to.have.length(4);
    for (const rows of tables.map(rowsOf)) {
      expect(rows).to.have.length.of.at.least(5);
      rows.reduce((time, { from, what, minutes }) => {
        expect(from, what).to.equal(time);
        return from + minutes;
      }, 0);
    }
  });
  it('names chapters as they are named, and gives them the time that they state', () => {
    const named = tables.flatMap(rowsOf).filter(({ what }) => what.includes('.ipynb'));
    expect(named).to.have.length.of.at.least(12);
    for (const { what, minutes } of named) {
      const [, title, file] = /^\[(.+)\]\(\.\.\/notebooks\/(.+)\)$/.exec(what)!;
      expect({ title, minutes }, file).to.deep.equal(chapters.get(file!));
    }
  });
  it('leaves the exercises that it names the time that they state, and says what a chapter’s come to', () => {
    const minutes = new Map(exercises.map((each) => [each.id, each.minutes]));
    const rows = tables.flatMap(rowsOf).filter(({ what }) => /^exercises? /.test(what));
    expect(rows).to.have.length.of.at.least(7);
    for (const { what, minutes: planned } of rows) {
      const ids = what.match(/\d+\.\d+/g)!;
      expect(planned, what).to.be.at.least(ids.reduce((sum, id) => sum + minutes.get(id)!, 0));
    }
    const sums = [1, 2, 3, 4, 5, 6].map((chapter) =>
      exercises.filter(({ id }) => id.startsWith(`${chapter}.`)).reduce((sum, each) => sum + each.minutes, 0),
    );
    expect(page).to.include(`${Math.min(...sums)} to ${Math.max(...sums)} more in each of chapters 1 to 6`);
  });
  it('names the file that npm pack makes of this version', () => {
    const files = page.match(/attention-kit-[\w.-]+\.tgz/g)!;
    expect(new Set(files)).to.deep.equal(new Set([`attention-kit-${kitVersion}.tgz`]));
  });
  it('says how long the parts are together', () => {
    const lengths = tables.map((table) => {
      const { from, minutes } = rowsOf(table).at(-1)!;
      return from + minutes;
    });
    expect(lengths[0], 'ninety minutes').to.equal(90);
    expect(lengths[1], 'half a day').to.be.within(180, 240);
    expect(rowsOf(tables[2]!)[0]!.minutes, 'the half day on the first of two').to.equal(lengths[1]);
    for (const day of lengths.slice(2)) expect(day, 'a day').to.be.within(360, 480);
  });
});
