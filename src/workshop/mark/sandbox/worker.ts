import { type ChildProcess, spawn } from 'node:child_process';
import type { Duplex, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { kitFolder } from '../../../files/kit-folder.js';
import { snapshotOptions } from '../../../runner/kernel/snapshot/snapshot.js';
import { watchProcess } from '../../../runner/sweep/watch-process.js';
import { bubblewrapArgs } from '../../sandbox/bubblewrap.js';
import { callFilter } from '../../sandbox/system-calls.js';
import { type Answer, Link } from './link.js';

/** What a process inside does. */
export type Role = 'student' | 'judge' | 'compiler';

/** A process inside the sandbox. */
export interface Worker {
  /**
   * Asks it something.
   *
   * @param seconds after which it is ended
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
      const late = setTimeout(() => kill('time'), seconds * 1000);
      try {
        return await link.ask(what, given);
      } catch (error) {
        const { message } = error as Error;
        if (refusedMemory.test(message)) kill('memory');
        else if (message !== 'it has ended') throw error;
        await ended;
        throw new Ended(why ?? 'itself');
      } finally {
        clearTimeout(late);
      }
    },
    async end() {
      kill('itself');
      await ended;
    },
  };
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
