import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** An error that the page is told about, with the HTTP status that fits. */
export class HttpError extends Error {
  readonly status: ContentfulStatusCode;

  constructor(status: ContentfulStatusCode, message: string) {
    super(message);
    this.status = status;
  }
}

/** The HTTP error for what the file system answered. */
export function fromFileError(error: unknown, path: string): HttpError {
  if (error instanceof HttpError) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR') return new HttpError(404, `No such file or folder: ${path}`);
  if (code === 'EEXIST' || code === 'ENOTEMPTY')
    return new HttpError(409, `There already is something at ${path}`);
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new HttpError(507, `The disk is full: ${path} was not saved; its last saved version is untouched`);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return new HttpError(403, `No permission: ${path}`);
  return new HttpError(500, `${path}: ${message}`);
}
