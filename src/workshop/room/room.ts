import { createHash, randomBytes } from 'node:crypto';
import type { Board } from '../../keep/board.js';
import type { HandIn } from '../../keep/hand-in.js';
import { boardOf, type Listed } from './board.js';
import { keepHandIn } from './keep-hand-in.js';
import type { Lasting } from './lasting.js';
import { mostNames } from './most-names.js';
import { type ListedName, listNames } from './names.js';
import { sameName, tidyNickname, whyNoNickname } from './nickname.js';
import type { RoomNotes, Student } from './room-notes.js';
import { setAside } from './set-aside.js';

/** What a room is made of. */
export interface RoomOptions {
  readonly notes: Lasting<RoomNotes>;
  /** Where hand-ins are kept. */
  readonly handIns: string;
  readonly exercises: readonly Listed[];
  /** The mistakes that checks name; others count as none. */
  readonly mistakes: ReadonlySet<string>;
}

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
    const name = this.nameToHave(given);
    const { notes } = this;
    const { students, freed = [] } = notes;
    if (Object.keys(students).length >= mostNames)
      throw new RoomError(`This class has ${mostNames} names already, which is the most.`);
    const key = randomBytes(24).toString('hex');
    const before = freed.find((other) => isSame(other.name, name));
    students[idOf(key)] = before ? { ...before, shown } : { name, shown, results: {} };
    this.options.notes.value.freed = freed.filter((other) => other !== before);
    await this.changed();
    return key;
  }

  /** A name that somebody may take now, as the class writes it. @throws {RoomError} why it can't be had */
  private nameToHave(given: string): string {
    const { students, names } = this.notes;
    const wanted = tidyNickname(given);
    const name = names ? names.find((each) => each === wanted) : wanted;
    if (name === undefined)
      throw new RoomError('Please choose your name from the list. If it isn’t there, tell your teacher.');
    const why = whyNoNickname(name);
    if (why !== undefined) throw new RoomError(why);
    if (!Object.values(students).some((other) => isSame(other.name, name))) return name;
    throw new RoomError(
      names
        ? `${name} is taken. If that wasn’t you, tell your teacher, who can free the name.`
        : `Somebody is called ${name} already: add a letter or a number.`,
    );
  }

  /** All names of the class, and how they stand; for the teacher. */
  list(): ListedName[] {
    return listNames(this.notes);
  }

  /** The names that can be chosen on joining, and whether they are taken; none where everybody takes one of their own. */
  choices(): { name: string; taken: boolean }[] | undefined {
    const taken = new Set(Object.values(this.notes.students).map(({ name }) => sameName(name)));
    return this.notes.names?.map((name) => ({ name, taken: taken.has(sameName(name)) }));
  }

  /**
   * Lets a name be taken again: the cookie of whoever has it is worth nothing from now on.
   *
   * @param wanted the name
   * @param isSamePerson whether it is for the same person, who has lost the cookie or sits at another computer: then what
   * was handed in and solved stays; else it is put aside
   * @returns whether somebody had it
   */
  async free(wanted: string, isSamePerson: boolean): Promise<boolean> {
    const { students } = this.notes;
    const found = Object.entries(students).find(([, { name }]) => isSame(name, wanted));
    if (!found) return false;
    const [id, student] = found;
    delete students[id];
    const { freed = [] } = this.notes;
    if (isSamePerson) this.options.notes.value.freed = [...freed, student];
    await this.inTurn(student.name, async () => {
      if (!isSamePerson) await setAside(this.options.handIns, student.name);
    });
    await this.changed();
    return true;
  }

  /** Who has this cookie. */
  student(key: string): Student | undefined {
    const { students } = this.notes;
    const id = idOf(key);
    return Object.hasOwn(students, id) ? students[id] : undefined;
  }

  /** Whether somebody is in the class still, and the name wasn't freed. */
  has(student: Student): boolean {
    return Object.values(this.notes.students).includes(student);
  }

  /** What names a student's folder and pages from now on. */
  async placeOf(student: Student): Promise<string> {
    student.place ??= randomBytes(8).toString('hex');
    await this.options.notes.save();
    return student.place;
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
    return this.inTurn(student.name, async () => {
      // The name may have been freed meanwhile.
      if (!this.has(student)) throw new RoomError(`${student.name} is not your name any more: join again`);
      const all = await keepHandIn(handIns, student.name, given, ids);
      student.handedIn = new Date().toISOString();
      await this.changed();
      return all;
    });
  }

  /** What is done with a student's file, one after the other. */
  private inTurn<T>(name: string, action: () => Promise<T>): Promise<T> {
    const done = (this.turns.get(name) ?? Promise.resolve()).then(action);
    this.turns.set(
      name,
      done.catch(() => {}),
    );
    return done;
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

function isSame(a: string, b: string): boolean {
  return sameName(a) === sameName(b);
}

function idOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
