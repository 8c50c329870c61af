/** One part of the benchmark: a table, row by row. */
export interface Section {
  /** How it is asked for: `npm run bench -- NAME`. */
  name: string;
  /** What it measures, in one line. */
  title: string;
  columns: string[];
  rows(): AsyncIterable<string[]>;
}
