const reasons: Record<string, string> = {
  EACCES: 'no permission',
  EPERM: 'no permission',
  EROFS: 'a disk that is read only',
  ENOSPC: 'a full disk',
  EDQUOT: 'a full disk',
  ENOENT: 'no such folder',
  ENOTDIR: 'no such folder',
  EISDIR: 'a folder',
  ENOTBLK: 'a whole disk',
  ENAMETOOLONG: 'a name that is too long',
  ELOOP: 'links that lead in a circle',
  EPIPE: 'a reader that went away',
};

/** The error for a file that could not be saved: a sentence, and the code that the file system gave. */
export function saveError(place: string, cause: unknown): NodeJS.ErrnoException {
  const { code = '', message } = cause as NodeJS.ErrnoException;
  const got = reasons[code] ?? (code || message);
  return Object.assign(new Error(`saveFile: expected a file to write at ${place}, got ${got}`, { cause }), {
    code,
  });
}
