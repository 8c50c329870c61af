import type { ParameterValue } from '../../format/parameter-values.js';
import type { Limits } from './watch-process.js';

/** How a point's process ended. */
export interface Outcome {
  error?: string;
  values: Record<string, ParameterValue>;
  seconds: number;
  memory: number;
  /** What it printed and showed: a notebook, or a text. */
  shown: string;
}

/** A process of a point's own, started ahead where that helps. */
export interface PointProcess {
  /** Runs the point, once. @throws {Error} when no process can be had */
  run: (limits: Limits) => Promise<Outcome>;
  /** Ends the process at once; resolves when it is gone. */
  end: () => Promise<void>;
}
