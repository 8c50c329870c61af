import type { PointRecord } from '../runner/sweep/record.js';
import { inWords } from './in-words.js';
import { warn } from './say.js';

/** Tells each failure in a line of its own. @throws {Error} if there is one */
export function tellFailed(failed: readonly PointRecord[]): void {
  if (failed.length === 0) return;
  for (const { parameters, error } of failed) warn(`✗ ${inWords(parameters)}: ${error}`);
  throw new Error(
    `sweep: expected all points to end well, got ${failed.length} that failed (--retry runs them again)`,
  );
}
