import { readFileSync } from 'node:fs';
import { processTable } from '../../jupyter/process-table.js';

/** What a point may take. */
export interface Limits {
  timeoutSeconds?: number;
  /** Megabytes. */
  memory?: number;
}

/** Watches a process while it runs a point. */
export interface Watch {
  /** What the process was stopped for, if it was. */
  stoppedFor: () => string | undefined;
  /** Ends the watch; the most megabytes that the process held at once. */
  end: () => number;
}

const interval = 100;

/**
 * Stops a process that takes too long or too much.
 *
 * @param pid the process; what it starts is not counted
 * @param limits seconds and megabytes
 * @param stop ends it
 */
export function watchProcess(pid: number, { timeoutSeconds, memory }: Limits, stop: () => void): Watch {
  let [most, reason] = [0, undefined as string | undefined];
  const stopFor = (text: string) => {
    reason ??= text;
    stop();
  };
  const look = () => {
    void held(pid).then((now) => {
      most = Math.max(most, now);
      if (memory !== undefined && now > memory)
        stopFor(`Memory: expected to take at most ${memory} MB, got ${now}`);
    });
  };
  const looking = setInterval(look, interval);
  const late = () => stopFor(`Timeout: expected to take at most ${timeoutSeconds} s`);
  const limit =
    timeoutSeconds === undefined ? undefined : setTimeout(late, Math.min(timeoutSeconds * 1000, 2 ** 31 - 1));
  return {
    stoppedFor: () => reason,
    end: () => {
      clearInterval(looking);
      clearTimeout(limit);
      return Math.max(most, peakOnLinux(pid) ?? 0);
    },
  };
}

/** The most that a process has held so far on Linux, what it holds now elsewhere. */
async function held(pid: number): Promise<number> {
  const peak = peakOnLinux(pid);
  if (peak !== undefined || process.platform === 'linux') return peak ?? 0;
  const [[kilobytes = 0] = []] = await processTable('-o', 'rss=', '-p', String(pid));
  return Math.round(kilobytes / 1024);
}

function peakOnLinux(pid: number): number | undefined {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kilobytes === undefined ? undefined : Math.round(Number(kilobytes) / 1024);
  } catch {
    return undefined;
  }
}
