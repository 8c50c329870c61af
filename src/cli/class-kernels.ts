import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { kitVersion } from '../files/kit-folder.js';
import { isPageFresh, pageFolder } from '../lab/build/freshness.js';
import type { RoomKernels } from '../lab/server/room/room-kernels.js';
import { kernelInfo } from '../runner/kernel/kernel-info.js';
import { kernelCommandFor, whyNoKernelSandbox } from '../workshop/room/kernel-command.js';
import { planKernels } from '../workshop/room/kernel-plan.js';
import type { Given } from './command.js';
import { readAmount, readCount } from './read-options.js';
import { say, warn } from './say.js';
import { UsageError } from './usage-error.js';

/** What `class serve` takes for kernels only. */
const options = ['at-once', 'memory', 'idle', 'unsafe'] as const;

/** Kernels of one student at once. */
const each = 2;

/** Minutes after which an idle kernel gives way to who waits. */
export const usualIdle = 10;

/** Where the kernels of a class find what they need. */
export interface KernelPlaces {
  /** Where the students' folders lie. */
  readonly work: string;
  /** The chapters as the class gets them. */
  readonly chapters: string;
  /** The class's own state. */
  readonly state: string;
}

/** What was asked of `class serve --kernels`, understood. */
export interface KernelWishes {
  readonly most: number;
  readonly memory: number;
  readonly minutes: number;
  readonly isolated: boolean;
}

/** Reads the options; undefined without `--kernels`. @throws {UsageError} @throws {Error} where there is no sandbox */
export function readKernelWishes(args: Given): KernelWishes | undefined {
  const alone = options.find((name) => args[name] !== undefined && args[name] !== false);
  if (!args.kernels) {
    if (alone !== undefined)
      throw new UsageError(`class serve: expected --${alone} together with --kernels, got it alone`);
    return undefined;
  }
  const most = readCount('class serve', 'at-once', args['at-once']);
  const memory = readCount('class serve', 'memory', args.memory);
  const minutes = readAmount('class serve', 'idle', args.idle, 'minutes') ?? usualIdle;
  const isolated = !args.unsafe;
  const why = isolated ? whyNoKernelSandbox() : undefined;
  if (why !== undefined)
    throw new Error(
      `class serve: expected a sandbox for students' kernels, but ${why} (without --kernels chapters run in the students' browsers; --unsafe runs students' code as you, with all that you may do)`,
    );
  const machine = { cores: availableParallelism(), memory: Math.floor(process.availableMemory() / 1e6) };
  const asked = { ...(most ? { most } : {}), ...(memory ? { memory } : {}) };
  return { ...planKernels(machine, asked), minutes, isolated };
}

/** How the kernels of a class run. */
export async function roomKernels(
  { most, memory, minutes, isolated }: KernelWishes,
  { work, chapters, state }: KernelPlaces,
): Promise<RoomKernels> {
  if (!isPageFresh()) {
    const { buildPage } = await import('../lab/build/build-page.js');
    await buildPage(say);
  }
  const { attention_kit: _, ...info } = kernelInfo();
  return {
    limits: { most, each: Math.min(each, most) },
    idle: minutes * 60_000,
    memory,
    commandFor: (folder) => kernelCommandFor(folder, { isolated, memory, state }),
    info,
    ...{ work, chapters, pageFolder, version: kitVersion },
  };
}

/** Says what students' kernels may do, and how many there are. */
export function greetKernels(
  { most, memory, minutes, isolated }: KernelWishes,
  { work }: KernelPlaces,
): void {
  say(
    `Chapters run on this computer: ${most} kernels at once (--at-once), ${Math.min(each, most)} of a student,`,
  );
  say(
    `of ${memory} MB at most (--memory). Who comes when all are in use waits in a queue, and the page says so.`,
  );
  say(`A kernel that has run nothing for ${minutes} minutes (--idle) gives way to who waits.`);
  say(`Students' folders are in ${work}.\n`);
  if (isolated)
    say(
      'Students’ code runs as you, in a sandbox: it can read Node.js and the kit, write into its own folder, and nothing\nmore; no network. It can still fill your disk and use your processor.\n',
    );
  else
    warn(
      'WARNING: --unsafe: students’ code runs as you, without a sandbox. Each of them can read, change and send all that\nyou can: your files, other students’ folders, their hand-ins.\n',
    );
}

/** The places of a class's kernels. */
export function kernelPlaces(folder: string, state: string): KernelPlaces {
  return { work: join(folder, '.work'), chapters: join(state, 'site/chapters'), state };
}
