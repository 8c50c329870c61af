import { spawn } from 'node:child_process';
import { appendFileSync, writeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
// The two helpers alone: a process that loads the whole kit takes a second and more.
import { parameters } from '../../../dist/src/notebook/parameters.js';
import { report } from '../../../dist/src/notebook/report.js';

const { n, task, log, seconds } = parameters({ n: 1, task: 'square', log: '', seconds: 0 });

/** What a point of a test may do. */
const tasks = {
  square: () => report({ square: n * n }),
  chance: () => report({ chance: Math.random() }),
  odd: () =>
    report({ nan: Number.NaN, most: Number.POSITIVE_INFINITY, big: 2n ** 64n, text: 'a, "b"\nc', ok: true }),
  twice: () => {
    report({ loss: 1, step: n });
    report({ loss: 2 });
  },
  taken: () => report({ n: -n, state: 'solid' }),
  process: () => report({ pid: process.pid }),
  throw: () => {
    throw new RangeError(`no square of ${n} here`);
  },
  reject: () => void Promise.reject(new Error('nobody waits')),
  long: () => {
    throw new Error(`first\n  second ${'y'.repeat(10_000)}`);
  },
  many: () => {
    for (let i = 0; i < 20_000; i++) report({ [`value ${i}`]: i });
  },
  // Into the file that is the kit's.
  scribble: () => {
    writeSync(3, 'not JSON\n1\nnull\n{"report":{"a":');
    report({ lost: 1 });
    report({ square: n * n });
  },
  leave: () => {
    spawn('sleep', ['20'], { detached: true, stdio: 'inherit' }).unref();
    report({ square: n * n });
  },
  exit: () => process.exit(3),
  forever: () => {
    report({ started: true });
    for (;;);
  },
  timer: () => void setInterval(() => {}, 1000),
  feed: async () => {
    const child = `const eaten = [];
      setTimeout(() => setInterval(() => eaten.push(Buffer.alloc(20_000_000, 1)), 20), 1000);`;
    // Its parent goes at once: it stays in the group.
    spawn('sh', ['-c', `"$NODE" -e "$CHILD" & sleep 0.7`], {
      env: { ...process.env, NODE: process.execPath, CHILD: child },
    });
    await pause(60_000);
  },
  eat: async () => {
    const eaten = [];
    for (;;) {
      eaten.push(Buffer.alloc(20_000_000, 1));
      await pause(20);
    }
  },
};

if (log) appendFileSync(log, `${n}\n`);
await pause(seconds * 1000);
await tasks[task]();
