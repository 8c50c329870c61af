import { HttpError, isTaken, notAFile, notThere } from '../../protocol/http-error.js';

/** The HTTP error for what the file system answered; it never says where on the machine the folder lies. */
export function fromFileError(error: unknown, path: string): HttpError {
  if (error instanceof HttpError) return error;
  const { code } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return notThere(path);
    case 'EEXIST':
    case 'ENOTEMPTY':
      return isTaken(path);
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
