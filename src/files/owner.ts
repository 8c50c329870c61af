import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname, uptime } from 'node:os';
import { isRunning } from './is-running.js';

/** A process, told apart from all others, those that get its number later included. */
export interface Owner {
  /** The machine since its last start, and the container: where its number means something. */
  machine: string;
  /** The machine by its name, whenever it was started. */
  host: string;
  pid: number;
  /** When it was started, in the system's own units; empty where that can't be had. */
  started: string;
}

/** This process. */
export function thisProcess(): Owner {
  return { machine: machineName(), host: hostname(), pid: process.pid, started: startOf(process.pid) };
}

/** Tells whether two are the same process. */
export function isSameOwner(a: Owner, b: Owner): boolean {
  return a.machine === b.machine && a.pid === b.pid && a.started === b.started;
}

/** Tells whether a process of this machine still runs. */
export function isStillThere({ pid, started }: Owner): boolean {
  return isRunning(pid) && startOf(pid) === started && statOf(pid)[0] !== 'Z';
}

/**
 * Tells whether a process of another machine, or of this one before it was started again, is gone for certain: the
 * machine has this one's name, and nothing was heard of the process since this one was started.
 *
 * @param heard when it was last heard of, in milliseconds
 */
export function endedWithMachine({ host }: Owner, heard: number): boolean {
  return host === hostname() && heard < Date.now() - uptime() * 1000;
}

function machineName(): string {
  const parts = [
    hostname(),
    told(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8')),
    told(() => readlinkSync('/proc/self/ns/pid')),
  ];
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16);
}

function startOf(pid: number): string {
  return statOf(pid)[19] ?? '';
}

/** What Linux says of a process, from its state on; its name, which may hold blanks and brackets, is cut off. */
function statOf(pid: number): string[] {
  const stat = told(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

/** What Linux tells; nothing elsewhere. */
function told(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}
