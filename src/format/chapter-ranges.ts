/**
 * Picks chapters by their numbers.
 *
 * @param wanted numbers and ranges: `'1-6'`, `'1,3,5-7'`
 * @param names the chapters' files
 * @throws {Error} when a number is no chapter's, or something else stands there
 * @example
 * pickChapters('2-3', ['01-a.ipynb', '02-b.ipynb', '03-c.ipynb']); // → ['02-b.ipynb', '03-c.ipynb']
 */
export function pickChapters(wanted: string, names: readonly string[]): string[] {
  const numbers = wanted.split(',').flatMap((part) => numbersOf(part.trim()));
  const picked = numbers.map((number) => {
    const found = names.find((name) => Number.parseInt(name, 10) === number);
    if (found !== undefined) return found;
    const known = names.map((name) => Number.parseInt(name, 10)).join(', ');
    throw new Error(`pickChapters: expected numbers of chapters (${known}), got ${number}`);
  });
  return names.filter((name) => picked.includes(name));
}

function numbersOf(part: string): number[] {
  const [, first, last = first] = /^(\d{1,2})(?:\s*-\s*(\d{1,2}))?$/.exec(part) ?? [];
  const [from, to] = [Number(first), Number(last)];
  if (first === undefined || to < from)
    throw new Error(
      `pickChapters: expected numbers and ranges such as 1-6 or 1,3,5, got ${part || 'nothing'}`,
    );
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}
