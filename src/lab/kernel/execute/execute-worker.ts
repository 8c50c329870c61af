import { gatherOutput } from '../../../kernel/gather-output.js';
import { describeError } from '../../../kernel/runtime-failure.js';
import { originOf } from '../../../kernel/stray-origin.js';
import { answerQuestions } from '../answer-questions.js';
import { loadingType } from '../loading.js';
import type { CellOutput, ExecuteQuestions } from '../worker-words.js';
import { type Cell, cellForOutput, cells } from './cells.js';
import { takeOverConsole } from './console.js';
import { Executor } from './executor.js';
import { followLoading } from './follow-loading.js';
import { loadModules } from './modules.js';
import { followTimers, stopTimers } from './timers.js';
import { type Send, tslabModule } from './tslab-module.js';

/*
 * The worker that executes cells. It is ended when a cell can't be interrupted otherwise, and all variables with it.
 */

const say = (output: CellOutput) => postMessage(output);
const streams = gatherOutput<Cell>(({ label }, name, text) =>
  say({ label, type: 'stream', content: { name, text } }),
);
const print = (cell: Cell | undefined, name: 'stdout' | 'stderr', text: string) =>
  cell && streams.write(cell, name, text);

const send: Send = (content, isUpdate) => {
  const cell = cellForOutput();
  if (!cell) return;
  streams.flush();
  say({ label: cell.label, type: isUpdate ? 'update_display_data' : 'display_data', content });
};
// Where helpers look for the running kernel's sender of outputs; they know the symbol by its name.
Object.assign(globalThis, { [Symbol.for('attention-kit.display')]: send });

/** Errors that no cell waits for are told to the cell whose code they come from. */
function tellStray(what: string, reason: unknown): void {
  const cell = originOf(reason, cells.byLabel) ?? cells.running ?? cells.last;
  if (!cell?.interrupted) print(cell, 'stderr', `${what} ${describeError(reason, cells.byLabel)}\n`);
}
addEventListener('error', (event) => {
  event.preventDefault();
  tellStray('Uncaught', event.error ?? event.message);
});
addEventListener('unhandledrejection', (event) => {
  event.preventDefault();
  tellStray('Unhandled', event.reason);
});

const executor = loadModules(tslabModule(send)).then((require) => new Executor(require));
takeOverConsole((name, text) => print(cellForOutput(), name, text));
followTimers();
followLoading((loading) => {
  const cell = cellForOutput();
  if (cell) say({ label: cell.label, type: loadingType, content: { ...loading } });
});

answerQuestions<ExecuteQuestions>({
  load: () => executor.then(() => undefined),
  async execute(asked) {
    const ready = await executor;
    const cell: Cell = { ...asked, interrupted: false };
    cells.byLabel.set(cell.label, cell);
    cells.running = cell;
    const failure = await ready.run(cell);
    cells.running = undefined;
    cells.last = cell;
    streams.flush();
    return failure;
  },
  async interrupt() {
    for (const cell of cells.running ? [cells.running] : cells.byLabel.values()) stopTimers(cell);
    if (cells.running) cells.running.interrupted = true;
    (await executor).interrupt();
    return undefined;
  },
});
