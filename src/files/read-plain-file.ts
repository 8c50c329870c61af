import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

/**
 * Reads a file, and nothing else: a pipe or device, which could make the reader wait for ever, is refused before
 * anything is read.
 *
 * @throws {Error} with code `ENOTFILE` for what is no file
 */
export async function readPlainFile(place: string): Promise<Buffer> {
  const file = await open(place, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    if (!(await file.stat()).isFile())
      throw Object.assign(new Error(`readPlainFile: expected a file at ${place}, got something else`), {
        code: 'ENOTFILE',
      });
    return await file.readFile();
  } finally {
    await file.close();
  }
}
