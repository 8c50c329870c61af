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

/** The HTTP error for what the file system answered; it never says where on the machine the folder lies. */
export function fromFileError(error: unknown, path: string): HttpError {
  if (error instanceof HttpError) return error;
  const { code } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new HttpError(404, `No such file or folder: ${path}`);
    case 'EEXIST':
    case 'ENOTEMPTY':
      return new HttpError(409, `There already is something at ${path}`);
    case 'ENOSPC':
    case 'EDQUOT':
      return new HttpError(
        507,
        `The disk is full: ${path} was not saved; its last saved version is untouched`,
      );
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new HttpError(403, `No permission: ${path}`);
    case 'EISDIR':
    case 'ENOTFILE':
      return notAFile(path);
    case 'ENAMETOOLONG':
      return new HttpError(400, 'A name can have 255 bytes at most');
    default:
      return new HttpError(500, `The disk answered ${code ?? 'with an error'}: ${path}`);
  }
}
