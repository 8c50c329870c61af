import { nearest } from '../check/nearest.js';

/**
 * Tells whether a name of a file is that of a chapter: two digits, a topic, and the ending of notebooks.
 *
 * @example
 * isChapterName('03-scores.ipynb'); // → true
 */
export function isChapterName(name: string): boolean {
  return /^\d\d-[\w-]+\.ipynb$/.test(name);
}

/**
 * Finds the chapter that a reader means.
 *
 * @param wanted a number or a name: `'3'`, `'scores'`, `'03-scores'`, `'03-scores.ipynb'`
 * @param names the chapters' files
 * @throws {Error} when there is none; the sentence lists what there is
 * @example
 * matchChapter('scores', ['02-query-key-value.ipynb', '03-scores.ipynb']); // → '03-scores.ipynb'
 */
export function matchChapter(wanted: string, names: readonly string[]): string {
  const asked = stemOf(wanted);
  const found = names.find((name) => {
    const stem = stemOf(name);
    if (/^\d+$/.test(asked)) return Number(asked) === Number.parseInt(stem, 10);
    return asked === stem || asked === stem.replace(/^\d\d-/, '');
  });
  if (found !== undefined) return found;
  const stems = names.map(stemOf);
  const guess = nearestChapter(asked, stems);
  throw new Error(
    `findChapter: expected a path of a notebook or one of ${stems.join(', ') || '(no chapters)'}, got ${wanted}${guess ? ` (did you mean ${guess}?)` : ''}`,
  );
}

function stemOf(name: string): string {
  return name.replace(/\.ipynb$/i, '');
}

/** The chapter whose full name, or else topic, was misspelt. */
function nearestChapter(asked: string, stems: string[]): string | undefined {
  const topics = stems.map((stem) => stem.replace(/^\d\d-/, ''));
  const topic = nearest(asked, topics);
  return nearest(asked, stems) ?? (topic === undefined ? undefined : stems[topics.indexOf(topic)]);
}
