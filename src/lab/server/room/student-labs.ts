import { randomBytes } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import type { HttpBindings } from '@hono/node-server';
import type { Hono } from 'hono';
import { makeFolder } from '../../../files/make-folder.js';
import { handInFile } from '../../../keep/hand-in.js';
import { settingsOf } from '../../../workshop/notes.js';
import { prepareFolder } from '../../../workshop/prepare-folder.js';
import type { Student } from '../../../workshop/room/room-notes.js';
import type { Caller } from '../access.js';
import { KernelStore } from '../kernels/kernel-store.js';
import { endLeftKernels, usualRules } from '../kernels/left-kernels.js';
import { Seats } from '../kernels/seats.js';
import { labApp } from '../lab-app.js';
import type { LabContext } from '../lab-context.js';
import { makeLabContext } from '../make-lab-context.js';
import { classmateOf } from './classmate.js';
import { keyInRequest } from './cookies.js';
import { relieve } from './relieve.js';
import type { RoomKernels } from './room-kernels.js';
import type { RoomPlace } from './room-place.js';

/** The lab of one student: a folder, kernels, pages. */
export interface StudentLab {
  readonly student: Student;
  readonly lab: LabContext;
  readonly app: Hono<{ Bindings: HttpBindings }>;
  /** Stops looking for kernels that were left. */
  readonly forget: () => void;
}

/** What stands in front of a student's pages. */
const path = /^\/s\/([0-9a-f]{16})(?=\/|$)/;

/** Milliseconds between two looks at who waits. */
const often = 1000;

/** The labs of a class whose kernels run here: one for each student, who alone gets into it. */
export class StudentLabs {
  private readonly at: RoomPlace;
  private readonly kernels: RoomKernels;
  private readonly seats: Seats;
  private readonly labs = new Map<Student, Promise<StudentLab>>();
  private readonly found = new WeakMap<IncomingMessage, Promise<StudentLab>>();
  private readonly timer: NodeJS.Timeout;
  private tell: (lab: LabContext) => void = () => {};
  private close: (lab: LabContext) => void = () => {};

  constructor(at: RoomPlace, kernels: RoomKernels) {
    this.at = at;
    this.kernels = kernels;
    this.seats = new Seats(kernels.limits);
    this.seats.watch(() => void this.tellAll());
    at.room.watch(() => void this.endLeft());
    this.timer = setInterval(() => void this.look(), often).unref();
  }

  /** How pages are told something, and how those of a lab are cut off. */
  connect(tell: (lab: LabContext) => void, close: (lab: LabContext) => void): void {
    this.tell = tell;
    this.close = close;
  }

  /** Where a student's pages lie. */
  async addressOf(student: Student): Promise<string> {
    return `${this.at.base}s/${await this.at.room.placeOf(student)}/`;
  }

  /** Finds out whose pages a request is for, once, and takes off what stands in front of them; only their owner's is found. */
  take(request: IncomingMessage): void {
    const [front, place] = path.exec(request.url ?? '') ?? [];
    if (front === undefined) return;
    const student = this.ownerOf(request, place!);
    if (!student) return;
    request.url = request.url!.slice(front.length) || '/';
    this.found.set(request, this.open(student));
  }

  of(request: IncomingMessage): Promise<StudentLab> | undefined {
    return this.found.get(request);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    for (const lab of await this.all()) await this.end(lab);
  }

  private ownerOf(request: IncomingMessage, place: string): Student | undefined {
    const { room } = this.at;
    const student = room.student(keyInRequest(request, room.notes.code) ?? '');
    return student?.place === place ? student : undefined;
  }

  private open(student: Student): Promise<StudentLab> {
    const known = this.labs.get(student);
    if (known) return known;
    const made = this.make(student);
    this.labs.set(student, made);
    made.catch(() => this.labs.delete(student));
    return made;
  }

  private async make(student: Student): Promise<StudentLab> {
    const { base, host, shown, room } = this.at;
    const { chapters, pageFolder, version, info, memory, commandFor, idle } = this.kernels;
    const place = student.place!;
    const root = await this.folderOf(student);
    await prepareFolder(root, chapters, true);
    const knows = (caller: Caller) => this.ownerOf(caller as IncomingMessage, place) === student;
    const kernels = new KernelStore(root, undefined, {
      seats: this.seats,
      owner: place,
      command: await commandFor(root),
      memory,
      info,
      heard: ({ content }) => noteResult(content.data, (...result) => void room.note(student, ...result)),
    });
    const [token, secret] = [32, 32].map((count) => randomBytes(count).toString('hex')) as [string, string];
    const lab = await makeLabContext({
      ...{ root, kernels, pageFolder, version, chaptersFolder: chapters },
      access: { token, secret, host, shown, base: `${base}s/${place}/`, knows },
      onEntry: () => {},
      settings: settingsOf(root),
      classmate: classmateOf({ room, student, seats: this.seats, kernels, idle, place, base }),
    });
    return { student, lab, app: labApp(lab), forget: endLeftKernels(kernels, usualRules) };
  }

  private async folderOf({ name, place }: Student): Promise<string> {
    const plain = handInFile(name).slice('hand-in-'.length, -'.json'.length);
    const folder = join(this.kernels.work, `${plain}-${place}`);
    await makeFolder(folder);
    return realpath(folder);
  }

  private async all(): Promise<StudentLab[]> {
    const settled = await Promise.allSettled(this.labs.values());
    return settled.flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
  }

  private async tellAll(): Promise<void> {
    for (const { lab } of await this.all()) this.tell(lab);
  }

  /** Ends the labs of those whose name was freed. */
  private async endLeft(): Promise<void> {
    for (const lab of await this.all()) if (!this.at.room.has(lab.student)) await this.end(lab);
  }

  private async end({ student, lab, forget }: StudentLab): Promise<void> {
    this.labs.delete(student);
    forget();
    this.close(lab);
    await lab.kernels.shutdownAll();
  }

  private async look(): Promise<void> {
    const all = (await this.all()).map(({ lab, student }) => ({ owner: student.place!, lab }));
    await relieve(this.seats, all, this.kernels.idle);
  }
}

/** Hands on a check's result, if an output is one. */
function noteResult(
  data: Record<string, unknown> | undefined,
  note: (exercise: string, passed: boolean | null, mistake?: string) => void,
): void {
  const result = data?.['application/vnd.attention-kit.check+json'];
  if (typeof result !== 'object' || result === null) return;
  const { exercise, passed, mistake } = result as Record<string, unknown>;
  const isKnown = typeof passed === 'boolean' || passed === null;
  if (typeof exercise === 'string' && isKnown)
    note(exercise, passed, typeof mistake === 'string' ? mistake : undefined);
}
