import childProcess, { type ChildProcess } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StreamName } from '../../kernel/gather-output.js';
import { type Cell, cellForOutput } from './cell.js';

type Write = (cell: Cell, name: StreamName, text: string) => void;
type Start = (...given: unknown[]) => unknown;

/** Which of a child's outputs would go to the kernel's own, and to which of them. */
type Inherited = { descriptor: 1 | 2; name: StreamName };

/**
 * Lets what a child process writes reach the cell that started it: with `stdio: 'inherit'` it would go to the kernel's
 * own output, which nobody reads.
 *
 * @param write publishes text as a cell's output
 */
export function hearChildren(write: Write): void {
  const { spawn, fork, spawnSync, execFileSync, execSync } = childProcess;
  const inherits = ['inherit', 'inherit', 'inherit', 'ipc'];
  Object.assign(childProcess, {
    spawn: heardLater(spawn as Start, write),
    fork: heardLater(fork as Start, write, ({ silent }) => (silent ? undefined : inherits)),
    spawnSync: heardAfterwards(spawnSync as Start, write),
    execFileSync: heardAfterwards(execFileSync as Start, write),
    execSync: heardAfterwards(execSync as Start, write),
  });
  syncBuiltinESMExports();
}

/** A child beside the cell: its outputs come through pipes. */
function heardLater(
  start: Start,
  write: Write,
  usual: (options: Options) => unknown = () => undefined,
): Start {
  return (...given) => {
    const { stdio, inherited, call } = plan(given, usual);
    if (inherited.length === 0) return start(...given);
    for (const { descriptor } of inherited) stdio[descriptor] = 'pipe';
    const child = start(...call(stdio)) as ChildProcess;
    const cell = cellForOutput();
    for (const { descriptor, name } of inherited) {
      const stream = descriptor === 1 ? child.stdout : child.stderr;
      stream?.setEncoding('utf8').on('data', (text: string) => cell && write(cell, name, text));
      Object.assign(child, descriptor === 1 ? { stdout: null } : { stderr: null });
    }
    return child;
  };
}

/** A child that the cell waits for: its outputs come through files, since nobody could empty a pipe. */
function heardAfterwards(start: Start, write: Write): Start {
  return (...given) => {
    const { stdio, inherited, call } = plan(given);
    if (inherited.length === 0) return start(...given);
    const cell = cellForOutput();
    const folder = mkdtempSync(join(tmpdir(), 'attention-kit-'));
    const place = (name: StreamName) => join(folder, name);
    const opened = inherited.map(({ name }) => openSync(place(name), 'a'));
    inherited.forEach(({ descriptor }, i) => {
      stdio[descriptor] = opened[i];
    });
    try {
      return start(...call(stdio));
    } finally {
      opened.forEach(closeSync);
      for (const name of new Set(inherited.map((each) => each.name)))
        if (cell) write(cell, name, readFileSync(place(name), 'utf8'));
      rmSync(folder, { recursive: true, force: true });
    }
  };
}

type Options = { stdio?: unknown; silent?: boolean };

/** What a call means to inherit, and how to make it with other ends; options are its last argument that is no list. */
function plan(given: unknown[], usual: (options: Options) => unknown = () => undefined) {
  const at = given.findLastIndex((each) => typeof each === 'object' && each !== null && !Array.isArray(each));
  const options = (given[at] ?? {}) as Options;
  const asked = options.stdio ?? usual(options);
  const list: unknown[] = asked === 'inherit' ? ['inherit', 'inherit', 'inherit'] : [asked].flat();
  const inherited = ([1, 2] as const).flatMap((descriptor): Inherited[] => {
    const name = streamOf(list[descriptor], descriptor);
    return name ? [{ descriptor, name }] : [];
  });
  const call = (stdio: unknown[]) => {
    const changed = { ...options, stdio };
    return at < 0 ? [...given, changed] : given.with(at, changed);
  };
  return { stdio: [...list], inherited, call };
}

/** The kernel's own stream that an entry of `stdio` stands for. */
function streamOf(entry: unknown, descriptor: 1 | 2): StreamName | undefined {
  const meant = entry === 'inherit' ? descriptor : entry;
  if (meant === 1 || meant === process.stdout) return 'stdout';
  return meant === 2 || meant === process.stderr ? 'stderr' : undefined;
}
