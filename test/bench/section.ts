/** One part of the benchmark: a table, row by row. */
export interface Section {
  /** How it is asked for: `npm run bench -- NAME`. */
  name: string;
  /** What it measures, in one line. */
  title: string;
  columns: string[];
  /** Runs only when it is named: it takes long. */
  byName?: true;
  /** @param options.minutes how long to go on, where that can be said */
  rows(options: { minutes?: number }): AsyncIterable<string[]>;
}
