import { type CheckOptions, checkSweep, type Differing } from '../runner/sweep/check-sweep.js';
import type { Given } from './command.js';
import { inWords } from './in-words.js';
import { readCount } from './read-options.js';
import { say, warn } from './say.js';
import { stoppable } from './stopped.js';

/** Runs some points of a sweep again, and tells what differs. */
export function sweepCheck(args: Given): Promise<void> {
  return stoppable(async (signal) => {
    const count = readCount('sweep check', 'count', args.count) ?? 3;
    const options: CheckOptions = { count, signal, onPoint: tell };
    const jobs = readCount('sweep check', 'jobs', args.jobs);
    if (jobs !== undefined) options.jobs = jobs;
    if (args.source !== undefined) options.source = String(args.source);
    const { checked, differences } = await checkSweep(String(args.dir), options);
    if (differences.length > 0)
      throw new Error(
        `sweep check: expected the same values as before, got ${differences.length} that differ`,
      );
    say(`${checked} of the points gave the same again, to the last digit`);
  });
}

function tell(parameters: Differing['parameters'], found: Differing[]): void {
  warn(`${found.length > 0 ? '✗' : '✓'} ${inWords(parameters)}`);
  for (const { name, before, now } of found) warn(`  ${name}: ${before} before, ${now} now`);
}
