import { createHash, randomBytes } from 'node:crypto';
import type { Board } from '../../keep/board.js';
import { type HandIn, handInFile } from '../../keep/hand-in.js';
import { boardOf, type Listed } from './board.js';
import { keepHandIn } from './keep-hand-in.js';
import type { Lasting } from './lasting.js';
import { tidyNickname, whyNoNickname } from './nickname.js';
import type { RoomNotes, Student } from './room-notes.js';

/** What a room is made of. */
export interface RoomOptions {
  readonly notes: Lasting<RoomNotes>;
  /** Where hand-ins are kept. */
  readonly handIns: string;
  readonly exercises: readonly Listed[];
  /** The mistakes that checks name; others count as none. */
  readonly mistakes: ReadonlySet<string>;
}

/** The most names that a room takes. */
export const mostNames = 200;

/** Mistakes that are remembered of a student in an exercise. */
const mostMistakes = 12;

/** Something that a student is told. */
export class RoomError extends Error {}

/** A class: who is in it, what they handed in, how they stand. All that it has said yes to outlives it. */
export class Room {
  private readonly options: RoomOptions;
  private readonly turns = new Map<string, Promise<unknown>>();
  private readonly watchers = new Set<() => void>();

  constructor(options: RoomOptions) {
    this.options = options;
  }

  get notes(): Readonly<RoomNotes> {
    return this.options.notes.value;
  }

  /** Lets somebody in under a name that nobody has. @returns what the cookie holds from now on */
  async join(given: string, shown: boolean): Promise<string> {
    const name = tidyNickname(given);
    const why = whyNoNickname(name);
    if (why !== undefined) throw new RoomError(why);
    const { students } = this.notes;
    const others = Object.values(students);
    if (others.some((other) => fileOf(other.name) === fileOf(name)))
      throw new RoomError(`Somebody is called ${name} already: add a letter or a number.`);
    if (others.length >= mostNames)
      throw new RoomError(`This class has ${mostNames} names already, which is the most.`);
    const key = randomBytes(24).toString('hex');
    students[idOf(key)] = { name, shown, results: {} };
    await this.changed();
    return key;
  }

  /** Who has this cookie. */
  student(key: string): Student | undefined {
    const { students } = this.notes;
    const id = idOf(key);
    return Object.hasOwn(students, id) ? students[id] : undefined;
  }

  async show(student: Student, shown: boolean): Promise<void> {
    student.shown = shown;
    await this.changed();
  }

  /** Notes a check's result, of a student who wants that. What was solved stays so. */
  async note(student: Student, exercise: string, passed: boolean | null, mistake?: string): Promise<void> {
    const isListed = this.options.exercises.some(({ id }) => id === exercise);
    if (!student.shown || !isListed || passed === null) return;
    student.results[exercise] ??= { solved: false, mistakes: [] };
    const result = student.results[exercise];
    result.solved ||= passed;
    const { mistakes } = result;
    const isNew = mistake !== undefined && this.options.mistakes.has(mistake) && !mistakes.includes(mistake);
    if (!passed && isNew && mistakes.length < mostMistakes) mistakes.push(mistake);
    await this.changed();
  }

  /** Keeps what a student hands in. @returns all of the student's that is kept now */
  handIn(student: Student, given: HandIn): Promise<HandIn> {
    const { handIns, exercises } = this.options;
    const ids = exercises.map(({ id }) => id);
    const before = this.turns.get(student.name) ?? Promise.resolve();
    const kept = before.then(async () => {
      const all = await keepHandIn(handIns, student.name, given, ids);
      student.handedIn = new Date().toISOString();
      await this.changed();
      return all;
    });
    const turn = kept.catch(() => {});
    this.turns.set(student.name, turn);
    return kept;
  }

  board(): Board {
    return boardOf(Object.values(this.notes.students), this.options.exercises);
  }

  /** Is told after each change. @returns ends it */
  watch(watcher: () => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  private async changed(): Promise<void> {
    await this.options.notes.save();
    for (const watcher of this.watchers) watcher();
  }
}

/** Two names are the same if their files are. */
function fileOf(name: string): string {
  return handInFile(name.normalize('NFKC').toLowerCase());
}

function idOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
