import { join } from 'node:path';
import { makeFolder } from '../../files/make-folder.js';
import { readPlainFile } from '../../files/read-plain-file.js';
import { saveFile } from '../../files/save-file.js';
import { type HandIn, handInFile, handInOf, readHandIn, writtenHandIn } from '../../keep/hand-in.js';

/** Bytes that all of a student's answers may take. */
export const largestHandIn = 1_000_000;

/**
 * Keeps what a student has handed in, in the student's file. Of two answers to one exercise the later one counts; what
 * was handed in before and isn't among the new answers stays.
 *
 * @param folder where all of them lie
 * @param name who hands in
 * @param given what came, whoever it says it is from
 * @param exercises the ids that count, in order
 * @throws {Error} when all of it would be too large, or can't be written
 */
export async function keepHandIn(
  folder: string,
  name: string,
  given: HandIn,
  exercises: readonly string[],
): Promise<HandIn> {
  await makeFolder(folder);
  const file = join(folder, handInFile(name));
  const before = await readBefore(file);
  const all = [...before, ...given.answers];
  const answers = exercises.flatMap((id) => all.findLast(({ exercise }) => exercise === id) ?? []);
  const kept = await handInOf(name, given.kit.slice(0, 40), answers);
  const text = writtenHandIn(kept);
  if (Buffer.byteLength(text) > largestHandIn)
    throw new RangeError(`keepHandIn: expected ${largestHandIn} bytes of answers at most, got more`);
  await saveFile(file, text);
  return kept;
}

/** What was handed in before; what somebody else has put there is kept aside by nobody, and refused. */
async function readBefore(file: string): Promise<HandIn['answers']> {
  const bytes = await readPlainFile(file).catch((error) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return bytes ? (await readHandIn(bytes.toString(), file)).answers : [];
}
