import { described } from '../check/described.js';
import { checkObject } from '../check/values.js';
import { findSender } from './sender.js';

/** What can be reported under a name: one cell of a table. */
export type Reported = number | bigint | string | boolean;

/** The type by which a sweep finds what was reported among a cell's outputs. */
const REPORT = 'application/vnd.attention-kit.report+json';

/**
 * Reports results by name: `attention-kit sweep` gathers them, a row for each run. Elsewhere they are printed.
 *
 * @param results a number, a text or a truth value for each name; each name once in a run
 * @throws {TypeError} when there is none, or a value is something else, such as an array
 * @example
 * report({ accuracy: 0.93, steps: 200 });
 * // prints accuracy: 0.93, steps: 200
 */
export function report(results: Readonly<Record<string, Reported>>): void {
  checkObject('report', 'results', results);
  const entries = Object.entries(results);
  if (entries.length === 0) throw new TypeError('report: expected a result or more by name, got none');
  for (const [name, value] of entries)
    if (!isReported(value))
      throw new TypeError(
        `report: expected ${name} as a number, a text or true or false, got ${described(value)}`,
      );
  const text = entries.map(([name, value]) => `${name}: ${value}`).join(', ');
  const exact = Object.fromEntries(entries.map(([name, value]) => [name, exactly(value)]));
  const send = findSender();
  if (send) send({ data: { [REPORT]: exact, 'text/plain': text }, metadata: {}, transient: {} }, false);
  else console.log(text);
}

function isReported(value: unknown): value is Reported {
  return ['number', 'bigint', 'string', 'boolean'].includes(typeof value);
}

// JSON has no word for these: the same forms as in format/exact-json.
function exactly(value: Reported): unknown {
  if (typeof value === 'bigint') return { $bigint: `${value}` };
  return typeof value === 'number' && !Number.isFinite(value) ? { $number: `${value}` } : value;
}
