/** What decides whether a cell's code is part of the story. */
export interface CellContent {
  readonly type: string;
  readonly source: string;
  readonly metadata: Readonly<Record<string, unknown>>;
}

const draws = /^[ \t]*await show\(/m;
const prepares = /^import\s/;
const asks = /\bcheck\.\w+\(/;

/**
 * Whether the story view folds a cell's code: where the file says so, and where code only draws a picture or gets the
 * tools out. Exercises and parameters are there to be written in and stay open.
 */
export function foldsInStory({ type, source, metadata }: CellContent): boolean {
  if (type !== 'code') return false;
  const { jupyter, tags } = metadata as { jupyter?: { source_hidden?: unknown }; tags?: unknown };
  if (jupyter?.source_hidden === true) return true;
  if (Array.isArray(tags) && tags.includes('parameters')) return false;
  return !asks.test(source) && (draws.test(source) || prepares.test(source.trimStart()));
}
