import { HttpError } from '../../protocol/http-error.js';
import { isFull } from './reserve.js';

/** What to do when the browser takes no more. */
export const fullAdvice =
  'export all work on the home page, then free some space, or download this notebook (File, Download)';

/**
 * The HTTP error for what the browser's database answered.
 *
 * @param what was to be saved: a path, or words
 */
export function shelfError(error: unknown, what: string): HttpError {
  if (isFull(error))
    return new HttpError(
      507,
      `The browser has no room left for this site: ${what} was not saved; its last saved version is untouched. To keep what you wrote, ${fullAdvice}`,
    );
  const { name } = (error ?? {}) as { name?: string };
  return new HttpError(
    500,
    `The browser's database answered ${name ?? 'with an error'}: ${what} was not saved`,
  );
}
