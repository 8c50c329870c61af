import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

/** What systems answer to who opens a socket as a file. */
const socketCodes = ['ENXIO', 'EOPNOTSUPP'];

/**
 * Reads a file, and nothing else: a pipe, socket or device, which could make the reader wait for ever, is refused before
 * anything is read.
 *
 * @throws {Error} with code `ENOTFILE` for what is no file
 */
export async function readPlainFile(place: string): Promise<Buffer> {
  const file = await open(place, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)).catch((error) => {
    throw socketCodes.includes(error.code) ? notAFile(place) : error;
  });
  try {
    if (!(await file.stat()).isFile()) throw notAFile(place);
    return await file.readFile();
  } finally {
    await file.close();
  }
}

function notAFile(place: string): Error {
  const error = new Error(`readPlainFile: expected a file at ${place}, got something else`);
  return Object.assign(error, { code: 'ENOTFILE' });
}
