import { createHash, randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { isRunning } from './is-running.js';

/** Says which computer a process number belongs to: a folder may be shared. */
const machine = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);

const form = /^\.attention-kit-([0-9a-f]{8})-(\d{1,10})-[0-9a-f]{12}\.part$/;

/** A new name for a file that is being written; it is short, so that it fits wherever the file's own does. */
export function partName(): string {
  return `.attention-kit-${machine}-${process.pid}-${randomBytes(6).toString('hex')}.part`;
}

/** Tells whether a file has such a name, and whether its writer is surely gone. */
export function isLeftPart(name: string): boolean {
  const [, where, pid] = form.exec(name) ?? [];
  return where === machine && !isRunning(Number(pid));
}
