import type { Context } from 'mocha';

/**
 * Leaves tests out where what they need isn't there, and says so.
 *
 * @param why undefined: it is there
 */
export function leaveOutIf(context: Context, what: string, why: string | undefined): void {
  if (why === undefined) return;
  console.warn(`      LEFT OUT: ${what} (${why})`);
  context.skip();
}
