import { exerciseOf } from '../../format/exercise-of.js';
import type { Notebook } from '../../format/notebook.js';
import { exerciseHeadings } from '../exercise-headings.js';

/** The mistakes that a check tells by name in an exercise, each with what the student reads. */
export type KnownMistakes = (check: string, exercise: string) => readonly { id: string; hint: string }[];

/**
 * What goes wrong in exercises, as Markdown for the teacher: each mistake that a check knows by name, as it stands on the
 * board and in the marks, with what the student reads.
 *
 * @param chapters by the names of their files
 */
export function whatGoesWrong(
  chapters: readonly (readonly [name: string, chapter: Notebook])[],
  known: KnownMistakes,
): string {
  const sections = chapters.map(([, chapter]) => sectionOf(chapter, known)).filter(Boolean);
  return `# What goes wrong

Mistakes that the checks know by name. The name stands on the board and in the marks; the sentence is what the student
reads. None of them says what is right. A wrong answer of any other kind has no
name: the student reads how much of it is right.

${sections.join('\n')}`;
}

function sectionOf({ cells }: Notebook, known: KnownMistakes): string {
  const title = /^# +(.+)$/m.exec(cells[0]?.source ?? '')?.[1] ?? '';
  const headings = exerciseHeadings(cells);
  const asked = cells.filter((cell) => exerciseOf(cell) !== undefined);
  const parts = asked.map((cell, i) => {
    const id = exerciseOf(cell)!;
    const names = Array.from(cell.source.matchAll(/\bcheck\.(\w+)\(/g), ([, name]) => name!);
    const rows = names.flatMap((name) => known(name, id)).map(rowOf);
    const table =
      rows.length > 0 ? `| name | what the student reads |\n|---|---|\n${rows.join('\n')}\n` : NONE;
    return `### ${id} ${headings[i]?.title ?? ''}\n\n${table}`;
  });
  return parts.length > 0 ? `## ${title}\n\n${parts.join('\n')}` : '';
}

const NONE = 'Its check knows no mistake by name.\n';

function rowOf({ id, hint }: { id: string; hint: string }): string {
  return `| \`${id}\` | ${hint.replaceAll('|', '\\|')} |`;
}
