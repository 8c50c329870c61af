import { type ChildProcess, spawn } from 'node:child_process';
import type { Duplex, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { kitFolder } from '../../../files/kit-folder.js';
import { snapshotOptions } from '../../../runner/kernel/snapshot/snapshot.js';
import { watchProcess } from '../../../runner/sweep/watch-process.js';
import { bubblewrapArgs } from '../../sandbox/bubblewrap.js';
import { callFilter } from '../../sandbox/system-calls.js';
import { type Answer, Link } from './link.js';
import { workedSeconds } from './worked-seconds.js';

/** What a process inside does. */
export type Role = 'student' | 'judge' | 'compiler';

/** A process inside the sandbox. */
export interface Worker {
  /**
   * Asks it something.
   *
   * @param seconds after which it is ended; on a busy machine, as far as Linux tells, seconds of work, see `mostPatience`
   * @throws {Ended} when it has ended, or took too long; another error is what it says itself
   */
  ask: (what: string, given: unknown, seconds: number) => Promise<unknown>;
  end: () => Promise<void>;
}

/** Why a process inside is no more. */
export class Ended extends Error {
  constructor(readonly why: 'time' | 'memory' | 'itself') {
    super(`ended: ${why}`);
  }
}

/** Megabytes that a process may hold. */
const mostMegabytes = 1500;

/** What an error says when the system refuses memory: a process that fills it quickly gets there before its size is seen. */
const refusedMemory =
  /^\w*Error: (Array buffer allocation failed|Failed to allocate memory|.*could not allocate memory)/;

/**
 * Starts a process in a sandbox.
 *
 * @param role what it does
 * @param isolated false: without a sandbox, on the teacher's own responsibility
 * @param answer answers what the process asks
 */
export function startWorker(role: Role, isolated: boolean, answer: Answer = refuse): Worker {
  const child = start(role, isolated);
  const link = new Link(child.stdio[3] as Duplex, answer);
  let why: Ended['why'] | undefined;
  const kill = (reason: Ended['why']) => {
    why ??= reason;
    endAll(child);
  };
  const watch = watchProcess(child.pid ?? 0, { memory: mostMegabytes }, () => kill('memory'));
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('close', () => resolve());
  }).then(() => void watch.end());
  return {
    async ask(what, given, seconds) {
      const stopWaiting = whenLate(child.pid ?? 0, seconds, () => kill('time'));
      try {
        return await link.ask(what, given);
      } catch (error) {
        const { message } = error as Error;
        if (refusedMemory.test(message)) kill('memory');
        else if (message !== 'it has ended') throw error;
        await ended;
        throw new Ended(why ?? 'itself');
      } finally {
        stopWaiting();
      }
    },
    async end() {
      kill('itself');
      await ended;
    },
  };
}

/** So many times its seconds may a process wait for a core that others have. */
const mostPatience = 20;
/** A process that works less than this share of the time waits for something that may never come. */
const fewestWork = 0.02;

/**
 * Calls when a process has had its seconds: of work, if it works at all, so that an answer isn't stopped because the
 * machine is busy.
 *
 * @returns ends it
 */
function whenLate(pid: number, seconds: number, call: () => void): () => void {
  const before = workedSeconds(pid);
  let [seen, looks, since] = [before ?? 0, 0, performance.now()];
  const look = () => {
    const now = workedSeconds(pid);
    const passed = (performance.now() - since) / 1000;
    const works = now !== undefined && now - seen > fewestWork * passed;
    if (before === undefined || !works || now - before >= seconds || ++looks >= mostPatience) return call();
    [seen, since] = [now, performance.now()];
    timer = setTimeout(look, Math.max(1, seconds - (now - before)) * 1000);
  };
  let timer = setTimeout(look, seconds * 1000);
  return () => clearTimeout(timer);
}

function refuse(): never {
  throw new Error('nothing is answered here');
}

function start(role: Role, isolated: boolean): ChildProcess {
  const filter = isolated ? callFilter() : undefined;
  const node = [process.execPath, ...scriptOf(role)];
  const sandbox = ['bwrap', ...(filter ? ['--seccomp', '4'] : []), ...bubblewrapArgs()];
  // A shell sets what bubblewrap doesn't: how much the process may allocate, and that it leaves no core.
  const limited = `ulimit -c 0; ulimit -d ${(mostMegabytes + 500) * 1024}; exec "$@"`;
  const child = spawn('/bin/sh', ['-c', limited, 'sh', ...(isolated ? sandbox : []), ...node], {
    cwd: kitFolder,
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', filter ? 'pipe' : 'ignore'],
  });
  const given = child.stdio[4] as Writable | null;
  given?.on('error', () => {}); // it has ended
  given?.end(filter);
  return child;
}

function scriptOf(role: Role): string[] {
  const script = fileURLToPath(new URL(`../inside/${role}.js`, import.meta.url));
  const snapshot = role === 'compiler' ? snapshotOptions() : [];
  const starter = fileURLToPath(new URL('../../../runner/kernel/from-snapshot.js', import.meta.url));
  return snapshot.length > 0 ? [...snapshot, starter, script] : ['--no-addons', script];
}

/** Ends a process and all that it has started: whatever is in a sandbox ends with it. */
function endAll({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {} // it has ended
}
