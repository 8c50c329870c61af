const reasons: Record<string, string> = {
  EACCES: 'no permission',
  EPERM: 'no permission',
  EROFS: 'a disk that is read only',
  ENOSPC: 'a full disk',
  EDQUOT: 'a full disk',
  ENOENT: 'no such folder',
  ENOTDIR: 'no such folder',
  EISDIR: 'a folder',
  EEXIST: 'a file',
  ENOTFILE: 'something that is no file',
  ENOTBLK: 'a whole disk',
  ENAMETOOLONG: 'a name that is too long',
  ELOOP: 'links that lead in a circle',
  EPIPE: 'a reader that went away',
};

/** Why the file system refused, in words. */
export function refusalInWords({ code = '', message }: NodeJS.ErrnoException): string {
  return reasons[code] ?? (code || message);
}

/** The error for a file that could not be saved: a sentence, and the code that the file system gave. */
export function saveError(place: string, cause: unknown): NodeJS.ErrnoException {
  const { code = '' } = cause as NodeJS.ErrnoException;
  const got = refusalInWords(cause as NodeJS.ErrnoException);
  return Object.assign(new Error(`saveFile: expected a file to write at ${place}, got ${got}`, { cause }), {
    code,
  });
}
