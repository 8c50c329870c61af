/** So many lines Plotly draws in a bearable time, and a notebook keeps, picture included, in two megabytes. */
const MOST_LINES = 4000;

/** The keys that each query has a line to, in their order: all of them, or of a large matrix the strongest of each query. */
export function strongestLines(weights: readonly number[][]): number[][] {
  const each = Math.max(1, Math.floor(MOST_LINES / weights.length));
  return weights.map((row) => {
    const places = row.map((_, j) => j);
    if (row.length <= each) return places;
    return places
      .sort((a, b) => row[b]! - row[a]!)
      .slice(0, each)
      .sort((a, b) => a - b);
  });
}

/** Says which lines are drawn, if not all are. */
export function sayStrongest(drawn: number[][], keyCount: number): string {
  const [n, each] = [drawn.length, drawn[0]!.length];
  if (each === keyCount) return '';
  return `${each === 1 ? 'the strongest line' : `the ${each} strongest lines`} of each word: ${n * each} of ${n * keyCount}`;
}
