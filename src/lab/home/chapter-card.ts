import { type AnyCell, exercisesIn } from './exercises-in.js';

/** What the home page tells about a notebook, read from the notebook itself. */
export interface ChapterCard {
  readonly path: string;
  readonly title: string;
  /** The one question that the chapter answers. */
  readonly question: string;
  /** How long it takes and what it needs, as the chapter says it. */
  readonly time: string;
  readonly cells: number;
  /** How many exercises it has, and how many of them are solved. */
  readonly exercises: number;
  readonly solved: number;
}

interface AnyNotebook {
  readonly cells: readonly AnyCell[];
}

/**
 * Reads a chapter's card from its first Markdown cell: the heading, the first bold paragraph, the first italic one.
 *
 * @example
 * const cell = { cell_type: 'markdown', source: '# 3 · Scores\n\n**Which word?**\n\n*25 minutes*' };
 * chapterCard('03-scores.ipynb', { cells: [cell] }).title; // '3 · Scores'
 */
export function chapterCard(path: string, { cells }: AnyNotebook): ChapterCard {
  const text = cells.find(({ cell_type }) => cell_type === 'markdown')?.source ?? '';
  const name = path
    .split('/')
    .at(-1)!
    .replace(/\.ipynb$/, '');
  return {
    path,
    title: plain(/^# +(.+)$/m.exec(text)?.[1] ?? name),
    question: plain(/^\*\*([^*]+(?:\*(?!\*)[^*]*)*)\*\*\s*$/m.exec(text)?.[1] ?? ''),
    time: plain(/^[*_](?!\*)([^*_]+)[*_]\s*$/m.exec(text)?.[1] ?? ''),
    cells: cells.length,
    ...exercisesIn(cells),
  };
}

/** Markdown's marks for emphasis, code and links taken off. */
function plain(markdown: string): string {
  return markdown
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*`]/g, '')
    .trim();
}
