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

/** The file of the glossary, to which every chapter leads. */
const glossary = /^99-/;

/**
 * Picks what a class gets: chapters by their numbers, and the glossary, to which each of them leads.
 *
 * @param wanted as for `pickChapters`; all of them without
 * @param names the chapters' files
 * @example
 * pickForClass('3', ['03-scores.ipynb', '04-softmax.ipynb', '99-glossary.ipynb']); // → ['03-scores.ipynb', '99-glossary.ipynb']
 */
export function pickForClass(wanted: string | undefined, names: readonly string[]): string[] {
  if (wanted === undefined) return [...names];
  const picked = pickChapters(wanted, names);
  return names.filter((name) => glossary.test(name) || picked.includes(name));
}

function rangeOf(part: string): [from: number, to: number] {
  const [, first, last = first] = /^(\d{1,2})(?:\s*-\s*(\d{1,2}))?$/.exec(part) ?? [];
  const [from, to] = [Number(first), Number(last)];
  if (first !== undefined && to >= from) return [from, to];
  throw new Error(`pickChapters: expected numbers and ranges such as 1-6 or 1,3,5, got ${part || 'nothing'}`);
}
