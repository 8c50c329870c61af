import { readFileSync } from 'node:fs';
import { treeMemory } from './tree-memory.js';

/** What a point may take. */
export interface Limits {
  timeoutSeconds?: number;
  /** Megabytes, those of the processes that it starts included. */
  memory?: number;
}

/** Watches a process while it runs a point. */
export interface Watch {
  /** What the process was stopped for, if it was. */
  stoppedFor: () => string | undefined;
  /** Ends the watch; the most megabytes that the process and what it started were seen to hold at once. */
  end: () => number;
}

/** Milliseconds between two looks at a process, which Linux makes cheap, and at all that it has started. */
const [often, seldom] = [100, 500];

/**
 * Stops a process that takes too long or too much.
 *
 * @param pid the process, which leads its group
 * @param limits seconds and megabytes
 * @param stop ends it
 */
export function watchProcess(pid: number, { timeoutSeconds, memory }: Limits, stop: () => void): Watch {
  let [most, reason] = [0, undefined as string | undefined];
  const stopFor = (text: string) => {
    reason ??= text;
    stop();
  };
  const see = (now: number) => {
    most = Math.max(most, now);
    if (memory !== undefined && now > memory)
      stopFor(`Memory: expected to take at most ${memory} MB, got ${now}`);
  };
  const all = treeMemory(pid);
  const looking = [
    setInterval(() => see(peakOnLinux(pid)), often),
    setInterval(() => void all().then(see), seldom),
  ];
  const late = () => stopFor(`Timeout: expected to take at most ${timeoutSeconds} s`);
  const limit =
    timeoutSeconds === undefined ? undefined : setTimeout(late, Math.min(timeoutSeconds * 1000, 2 ** 31 - 1));
  return {
    stoppedFor: () => reason,
    end: () => {
      looking.forEach(clearInterval);
      clearTimeout(limit);
      return Math.max(most, peakOnLinux(pid));
    },
  };
}

/** The most megabytes that a process itself has held so far; 0 where the system doesn't say. */
function peakOnLinux(pid: number): number {
  try {
    const [, kilobytes = 0] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Math.round(Number(kilobytes) / 1024);
  } catch {
    return 0;
  }
}
