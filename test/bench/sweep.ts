import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { kitFolder } from '../../src/files/kit-folder.js';
import { formatNotebook } from '../../src/format/format-notebook.js';
import { startKernel } from '../../src/runner/kit-kernel.js';
import { runNotebook } from '../../src/runner/run-notebook.js';
import { savePoint } from '../../src/runner/sweep/folder.js';
import { gridOf, type Point, pointId } from '../../src/runner/sweep/points.js';
import type { PointRecord } from '../../src/runner/sweep/record.js';
import { runSweep } from '../../src/runner/sweep/run-sweep.js';
import { codeCell, notebookOf } from '../runner/support.js';
import type { Section } from './section.js';

const script = 'test/runner/sweep/tasks.mjs';

/** What sweeping costs beside what is swept. */
export const sweepSection: Section = {
  name: 'sweep',
  title: 'Sweeps: what a point costs beside its own work, many tiny points, and going on in a full folder',
  columns: ['', 'seconds', 'a point'],
  rows: sweepRows,
};

async function* sweepRows(): AsyncIterable<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'attention-kit-bench-'));
  try {
    yield await overhead(folder);
    yield await goingOn(join(folder, 'many'), 10_000);
    yield await tinyPoints('scripts', script, { folder: join(folder, 'tiny'), count: 1000 });
    yield await tinyPoints('chapters', await tinyChapter(folder), {
      folder: join(folder, 'cells'),
      count: 100,
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Cells that take three seconds, one point after the other, against the same cells in a kernel that runs already. */
async function overhead(folder: string): Promise<string[]> {
  const work = 'await new Promise((resolve) => setTimeout(resolve, 3000 * n));';
  const notebook = notebookOf(codeCell('const n = 1;', ['parameters'], 'a'), codeCell(work, [], 'b'));
  const path = join(folder, 'wait.ipynb');
  await writeFile(path, formatNotebook(notebook));
  const kernel = await startKernel();
  const bare = await seconds(() => runNotebook(notebook, { kernel }));
  await kernel.shutdown();
  const points = gridOf({ n: [1, 1.000001, 1.000002, 1.000003, 1.000004] });
  const ends: number[] = [];
  const onProgress = () => void ends.push(performance.now() / 1000);
  await runSweep(path, points, { folder: join(folder, 'wait'), jobs: 1, onProgress });
  // The first point has to wait for its kernel; all others are started ahead.
  const each = (ends.at(-1)! - ends[0]!) / (ends.length - 1);
  return ['overhead of a chapter', each.toFixed(2), (each - bare).toFixed(3)];
}

async function tinyPoints(
  what: string,
  source: string,
  { folder, count }: { folder: string; count: number },
): Promise<string[]> {
  const points = gridOf({ n: Array.from({ length: count }, (_, i) => i) });
  const taken = await seconds(() => runSweep(source, points, { folder, jobs: 2 }));
  return [`${count} tiny ${what}`, taken.toFixed(1), (taken / count).toFixed(3)];
}

/** One that loads the kit, as chapters do, and computes next to nothing: what is left is the start of its kernel. */
async function tinyChapter(folder: string): Promise<string> {
  const path = join(folder, 'tiny.ipynb');
  const work = "import { report } from 'attention-kit';\nreport({ square: n * n });";
  const notebook = notebookOf(codeCell('const n = 1;', ['parameters'], 'a'), codeCell(work, [], 'b'));
  await writeFile(path, formatNotebook(notebook));
  return path;
}

async function goingOn(folder: string, count: number): Promise<string[]> {
  const points = gridOf({ n: Array.from({ length: count }, (_, i) => i) });
  await runSweep(script, points.slice(0, 1), { folder, jobs: 1 });
  for (const parameters of points.slice(1)) await savePoint(folder, recordOf(parameters));
  // As one goes on: by the command, which writes the tables, too.
  const command = [
    join(kitFolder, 'dist/src/cli/main.js'),
    'sweep',
    script,
    '-p',
    `n=0..${count - 1}`,
    '-o',
    folder,
  ];
  const taken = await seconds(() => promisify(execFile)(process.execPath, command));
  return [`going on after ${count}`, taken.toFixed(2), ''];
}

function recordOf(parameters: Point): PointRecord {
  const about = {
    state: 'done',
    seconds: 0.1,
    memory: 50,
    seed: 1,
    kit: '0',
    node: '20',
    ended: '2026',
  } as const;
  return { id: pointId(parameters), parameters, values: { square: Number(parameters.n) ** 2 }, ...about };
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}
