import { HttpError } from '../http-error.js';

/** Reads a notebook; what can't be read is the file's fault, and the page is told why. @throws {HttpError} 400 */
export function asRead<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new HttpError(400, (error as Error).message);
  }
}
