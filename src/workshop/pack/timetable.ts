import { exerciseOf } from '../../format/exercise-of.js';
import type { Notebook } from '../../format/notebook.js';
import { exerciseHeadings } from '../exercise-headings.js';
import { sectionMinutes } from './section-minutes.js';

/**
 * What a teacher has to plan with, as Markdown: how long each chapter and each of its exercises takes, as they say it
 * themselves, and what of that falls to each section.
 *
 * @param chapters by the names of their files
 */
export function timetable(chapters: readonly (readonly [name: string, chapter: Notebook])[]): string {
  const sections = chapters.map(([name, chapter]) => sectionOf(name, chapter));
  const [reading, solving] = (['minutes', 'ofExercises'] as const).map((which) =>
    sections.reduce((sum, section) => sum + section[which], 0),
  );
  const text = sections.map((section) => section.text).join('\n');
  return `# What takes how long\n\nTo read these chapters and run their cells takes ${reading} minutes; their exercises take ${solving} more, each the minutes that it states. A section's minutes are its part of its chapter's, by its words: a plan, not a measure.\n\n${text}`;
}

interface ChapterTimes {
  minutes: number;
  ofExercises: number;
  text: string;
}

function sectionOf(name: string, chapter: Notebook): ChapterTimes {
  const { cells } = chapter;
  const [first = { source: '' }] = cells;
  const title = /^# +(.+)$/m.exec(first.source)?.[1] ?? name;
  const minutes = Number(/^[*_](\d+) minutes/m.exec(first.source)?.[1] ?? 0);
  const ids = cells.flatMap((cell) => exerciseOf(cell) ?? []);
  const exercises = exerciseHeadings(cells);
  const rows = exercises.map(
    ({ title: what, ease, minutes: time }, i) => `| ${ids[i] ?? ''} | ${what} | ${ease} | ${time || ''} |`,
  );
  const table = ['| id | exercise | | minutes |', '|---|---|---|---|', ...rows, ''].join('\n');
  const sections = sectionMinutes(chapter, minutes).map(
    (section) => `| ${section.title} | ${section.minutes} | ${section.exercises || ''} |`,
  );
  const bySection = ['| section | minutes | its exercises |', '|---|---|---|', ...sections, ''].join('\n');
  const ofExercises = exercises.reduce((sum, each) => sum + each.minutes, 0);
  return {
    minutes,
    ofExercises,
    text: `## ${title}\n\n${minutes} minutes, and ${ofExercises} for its exercises (${name})\n${sections.length > 0 ? `\n${bySection}` : ''}${rows.length > 0 ? `\n${table}` : ''}`,
  };
}
