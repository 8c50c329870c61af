import { randomBytes, randomInt } from 'node:crypto';
import { join } from 'node:path';
import { readPlainFile } from '../../files/read-plain-file.js';
import { makePrivateFolder } from '../../files/state-folder.js';
import { isObject } from '../../format/expect.js';
import { Lasting } from './lasting.js';

/** How a student stands in an exercise. */
export interface Result {
  solved: boolean;
  /** The named mistakes that were made, each once. */
  mistakes: string[];
}

/** A student, as a room knows one. */
export interface Student {
  name: string;
  /** Whether the results are counted on the board. */
  shown: boolean;
  /** When something was handed in last, ISO 8601. */
  handedIn?: string;
  results: Record<string, Result>;
  /** What names the student's folder and pages, where kernels run on the teacher's machine. */
  place?: string;
}

/** What a room remembers. */
export interface RoomNotes {
  /** What the link to join ends with. */
  code: string;
  /** The teacher's secret. */
  token: string;
  /** Where it was served last. */
  port?: number;
  /** The link to join that was told the last time. */
  link?: string;
  /** By the digest of what their cookie holds. */
  students: Record<string, Student>;
  /** The only names that can be taken; without them everybody takes one of their own. */
  names?: string[];
  /** Whose name was freed for the same person to take again. */
  freed?: Student[];
}

/** Letters and digits that nobody takes for another. */
const alphabet = '23456789abcdefghjkmnpqrstuvwxyz';

/**
 * Reads what a room remembers, or begins a new one.
 *
 * @param folder where it lies; its owner's alone
 * @throws {Error} when something else lies there: a room that began anew would forget who is who
 */
export async function readRoomNotes(folder: string): Promise<Lasting<RoomNotes>> {
  await makePrivateFolder(folder);
  const file = join(folder, 'room.json');
  const value = await readPlainFile(file).then(
    (bytes) => parsed(bytes.toString()),
    (error) => {
      if (error.code === 'ENOENT') return begun();
      throw error;
    },
  );
  if (!value)
    throw new Error(
      `class serve: expected its own notes at ${file}, got something else; move it away to begin anew`,
    );
  const notes = new Lasting(file, value);
  await notes.save();
  return notes;
}

function begun(): RoomNotes {
  const code = Array.from({ length: 6 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return { code, token: randomBytes(24).toString('hex'), students: {} };
}

function parsed(text: string): RoomNotes | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (!isObject(value) || typeof value.code !== 'string' || typeof value.token !== 'string')
      return undefined;
    const { students, names = [], freed = [] } = value;
    const areNames = Array.isArray(names) && names.every((name) => typeof name === 'string');
    const areFreed = Array.isArray(freed) && freed.every(isStudent);
    const isWhole = isObject(students) && Object.values(students).every(isStudent) && areNames && areFreed;
    return isWhole ? (value as unknown as RoomNotes) : undefined;
  } catch {
    return undefined;
  }
}

function isStudent(value: unknown): boolean {
  return (
    isObject(value) &&
    typeof value.name === 'string' &&
    typeof value.shown === 'boolean' &&
    (value.place === undefined || /^[0-9a-f]{16}$/.test(String(value.place))) &&
    isObject(value.results) &&
    Object.values(value.results).every((each) => isObject(each) && Array.isArray(each.mistakes))
  );
}
