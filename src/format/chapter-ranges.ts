/**
 * Picks chapters by their numbers; a range may span numbers that no chapter has.
 *
 * @param wanted numbers and ranges: `'1-6'`, `'1,3,5-7'`
 * @param names the chapters' files
 * @throws {Error} when there is none of them, or something else stands there
 * @example
 * pickChapters('2-3', ['01-a.ipynb', '02-b.ipynb', '03-c.ipynb']); // → ['02-b.ipynb', '03-c.ipynb']
 */
export function pickChapters(wanted: string, names: readonly string[]): string[] {
  const known = names.map((name) => Number.parseInt(name, 10));
  const picked = wanted.split(',').flatMap((part) => {
    const [from, to] = rangeOf(part.trim());
    const inside = known.filter((number) => number >= from && number <= to);
    if (inside.length > 0) return inside;
    throw new Error(`pickChapters: expected numbers of chapters (${known.join(', ')}), got ${part.trim()}`);
  });
  return names.filter((_, i) => picked.includes(known[i]!));
}

function rangeOf(part: string): [from: number, to: number] {
  const [, first, last = first] = /^(\d{1,2})(?:\s*-\s*(\d{1,2}))?$/.exec(part) ?? [];
  const [from, to] = [Number(first), Number(last)];
  if (first !== undefined && to >= from) return [from, to];
  throw new Error(`pickChapters: expected numbers and ranges such as 1-6 or 1,3,5, got ${part || 'nothing'}`);
}
