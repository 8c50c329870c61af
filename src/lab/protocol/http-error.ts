import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** An error that the page is told about, with the HTTP status that fits. */
export class HttpError extends Error {
  readonly status: ContentfulStatusCode;

  constructor(status: ContentfulStatusCode, message: string) {
    super(message);
    this.status = status;
  }
}

/** The error for what is no file where a file is needed: a pipe, a socket, a device, or a folder. */
export function notAFile(path: string): HttpError {
  return new HttpError(400, `Not a file: ${path}`);
}

/** The error for what is not there. */
export function notThere(path: string): HttpError {
  return new HttpError(404, `No such file or folder: ${path}`);
}

/** The error for a name that is taken. */
export function isTaken(path: string): HttpError {
  return new HttpError(409, `There already is something at ${path}`);
}
