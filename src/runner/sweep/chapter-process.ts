import { dirname } from 'node:path';
import { formatNotebook } from '../../format/format-notebook.js';
import type { Notebook } from '../../format/notebook.js';
import type { KernelClient } from '../../jupyter/kernel-client.js';
import { endGroup } from '../../jupyter/process-group.js';
import { startKernel } from '../kit-kernel.js';
import { NotebookError } from '../notebook-error.js';
import { runNotebook } from '../run-notebook.js';
import type { Outcome, PointProcess } from './point-process.js';
import type { Point } from './points.js';
import { gather, reportsIn } from './reported.js';
import { type Limits, watchProcess } from './watch-process.js';

/** A chapter that is swept. */
export interface Chapter {
  notebook: Notebook;
  path: string;
  name: string;
}

/** Starts a kernel for one point of a chapter. */
export function startChapter(chapter: Chapter, point: Point, seed: number): PointProcess {
  let pid: number | undefined;
  const starting = startKernel({
    seed,
    cwd: dirname(chapter.path),
    onStart: (started) => {
      pid = started;
    },
  }).then((kernel) => warmUp(kernel, chapter));
  // A kernel that is still starting has no client yet by which it could be ended.
  let endEarly = () => endGroup(pid);
  starting.then(
    () => {
      endEarly = () => {};
    },
    () => {}, // told when the point is run
  );
  return {
    run: async (limits) => runCells(chapter, point, await starting, limits),
    end: async () => {
      endEarly();
      const kernel = await starting.catch(() => undefined);
      kernel?.kill();
      await kernel?.ended;
    },
  };
}

/** Loads the kit where the chapter will: of the time that this takes, nothing is seen while another point still runs. */
async function warmUp(kernel: KernelClient, { notebook }: Chapter): Promise<KernelClient> {
  const needsKit = notebook.cells.some(({ source }) => /['"]attention-kit['"]/.test(source));
  const quietly = { silent: true, store_history: false };
  if (needsKit) await kernel.execute("import 'attention-kit';", () => {}, quietly).catch(() => {});
  return kernel;
}

async function runCells(
  { notebook, name }: Chapter,
  point: Point,
  kernel: KernelClient,
  limits: Limits,
): Promise<Outcome> {
  const began = performance.now();
  const watch = watchProcess(kernel.pid, limits, kernel.kill);
  const options = { parameters: point, kernel, name, timeoutSeconds: Number.POSITIVE_INFINITY };
  const { done, error } = await runNotebook(notebook, options).then(
    (done) => ({ done, error: undefined }),
    (failure: unknown) => {
      if (!(failure instanceof NotebookError)) throw failure;
      return { done: failure.details.notebook, error: failure.message };
    },
  );
  const memory = watch.end();
  const { values, fault } = gather(reportsIn(done.cells));
  const wrong = watch.stoppedFor() ?? error ?? fault;
  return {
    ...(wrong === undefined ? {} : { error: wrong }),
    values,
    seconds: (performance.now() - began) / 1000,
    memory,
    shown: formatNotebook(done),
  };
}
