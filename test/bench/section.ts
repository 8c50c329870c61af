/** What can be said to a section. */
export interface BenchOptions {
  /** How long to go on. */
  minutes?: number;
  /** Of how many runs the best counts. */
  rounds?: number;
}

/** One part of the benchmark: a table, row by row. */
export interface Section {
  /** How it is asked for: `npm run bench -- NAME`. */
  name: string;
  /** What it measures, in one line. */
  title: string;
  columns: string[];
  /** Runs only when it is named: it takes long. */
  byName?: true;
  rows(options: BenchOptions): AsyncIterable<string[]>;
}
