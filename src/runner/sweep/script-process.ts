import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { exactJson } from '../../format/exact-json.js';
import { endInWords } from '../../jupyter/end-in-words.js';
import { endGroup } from '../../jupyter/process-group.js';
import type { Outcome, PointProcess } from './point-process.js';
import type { Point } from './points.js';
import { gather } from './reported.js';
import { type Limits, watchProcess } from './watch-process.js';

const launcher = fileURLToPath(new URL('./script/main.js', import.meta.url));
const mostShown = 1_000_000;
/** Milliseconds after its end in which what a script said last still comes in. */
const closing = 500;

/** What a script is run with, and where. */
export interface ScriptRun {
  point: Point;
  seed: number;
  folder: string;
}

/** Starts a process for one point of a script. */
export function startScript(path: string, { point, seed, folder }: ScriptRun): PointProcess {
  const child = spawn(process.execPath, [`--random-seed=${seed}`, launcher, path], {
    cwd: folder,
    detached: process.platform !== 'win32',
    windowsHide: true,
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
  });
  child.stdin.on('error', () => {}); // it may have ended before it was asked
  const told = followStart(child);
  return {
    run: async (limits) => {
      await told.ready;
      child.stdin.end(exactJson(point));
      return follow(child, told, limits);
    },
    end: async () => {
      if (child.exitCode === null && child.signalCode === null) endGroup(child.pid);
      await told.ended;
    },
  };
}

/** What a script's process says on its way, a line of JSON each: first of all that it is ready. */
interface Said {
  report?: Record<string, unknown>;
  error?: string;
  /** Megabytes at most, told at the end. */
  memory?: number;
}

/** What comes out of a process, and how it ends. */
interface Told {
  shown: () => string;
  said: () => Said[];
  /** When it waits for its parameters, or has ended without. */
  ready: Promise<unknown>;
  ended: Promise<string | undefined>;
}

function followStart(child: ChildProcess): Told {
  const [output, complaint] = [1, 2].map((i) => textOf(child.stdio[i], mostShown));
  const lines = textOf(child.stdio[3], Number.POSITIVE_INFINITY);
  const ended = endOf(child, () => complaint!());
  return {
    shown: () => `${output!()}${complaint!()}`,
    said: () => lines().split('\n').flatMap(saidIn),
    ready: Promise.race([new Promise((resolve) => child.stdio[3]?.once('data', resolve)), ended]),
    ended,
  };
}

async function follow(child: ChildProcess, told: Told, limits: Limits): Promise<Outcome> {
  const began = performance.now();
  const watch = watchProcess(child.pid ?? 0, limits, () => endGroup(child.pid));
  const how = await told.ended;
  const memory = watch.end();
  const said = told.said();
  const { values, fault } = gather(said.flatMap(({ report }) => (report ? [report] : [])));
  const thrown = said.find(({ error }) => error !== undefined)?.error;
  const wrong = watch.stoppedFor() ?? thrown ?? how ?? fault;
  return {
    ...(wrong === undefined ? {} : { error: wrong }),
    values,
    seconds: (performance.now() - began) / 1000,
    memory: said.reduce((most, each) => Math.max(most, each.memory ?? 0), memory),
    shown: told.shown(),
  };
}

/** What a line says; nothing if it was cut off by the end, or the script itself has written it. */
function saidIn(line: string): Said[] {
  try {
    const said: unknown = JSON.parse(line);
    return typeof said === 'object' && said !== null ? [said] : [];
  } catch {
    return [];
  }
}

/** How a process ended, in words; undefined when all went well. */
function endOf(child: ChildProcess, complaint: () => string): Promise<string | undefined> {
  return new Promise((resolve) => {
    child.once('error', ({ message }) => resolve(message));
    child.once('exit', () => {
      endGroup(child.pid);
      // What has left the group may hold its output open.
      setTimeout(() => {
        for (const stream of child.stdio) stream?.destroy();
      }, closing).unref();
    });
    child.once('close', (code, signal) => {
      const words = endInWords(code, signal, complaint().trim().split('\n').slice(-5).join('\n'));
      resolve(code === 0 ? undefined : `the script ${words}`);
    });
  });
}

/** What comes out of a stream, up to some number of characters. */
function textOf(stream: ChildProcess['stdio'][number], most: number): () => string {
  let text = '';
  if (stream && 'setEncoding' in stream)
    stream.setEncoding('utf8').on('data', (part: string) => {
      if (text.length < most) text += part;
    });
  return () => text;
}
