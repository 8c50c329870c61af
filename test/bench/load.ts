import { type LabProcess, startLabProcess } from './load/lab-process.js';
import { listen } from './load/listener.js';
import { type MemoryNotes, noteMemory } from './load/memory-notes.js';
import { type ReadingReport, read } from './load/reader.js';
import { within } from './load/within.js';
import type { Section } from './section.js';

const kernelCount = 20;
const clientCount = 50;
const lineCount = 20_000;
const pageCount = 10;
/** How long a part may take beyond what is asked of it. */
const longestMinutes = 5;

/** Many kernels, many clients, and readers for as long as is asked; an hour unless `--minutes` says less. */
export const loadSection: Section = {
  name: 'load',
  title: `Load: ${kernelCount} kernels; ${clientCount} clients of one kernel that prints ${lineCount} lines; ${pageCount} pages that open, run, edit, save, restart. Megabytes at the start, in the middle, at the end; processes that are left`,
  columns: ['', 's', 'MB server', 'MB kernels', 'done', 'lost', 'left'],
  byName: true,
  rows: async function* ({ minutes = 60 }) {
    surviveClients();
    yield await measured('kernels', longestMinutes, manyKernels);
    yield await measured('clients', longestMinutes, manyClients);
    yield await measured(`readers ${minutes} min`, minutes + longestMinutes, (lab, notes) =>
      readers(lab, notes, minutes),
    );
  },
};

/** JupyterLab's client leaves rejected promises behind when a kernel restarts, which TensorFlow.js would rethrow. */
function surviveClients(): void {
  process.removeAllListeners('unhandledRejection');
  process.on('unhandledRejection', (error: Error) => console.error(`a client: ${error.message}`));
}

type Result = { done: string; lost: string[] };
type Work = (lab: LabProcess, notes: MemoryNotes) => Promise<Result>;

async function measured(name: string, minutes: number, work: Work): Promise<string[]> {
  const lab = await startLabProcess();
  const notes = noteMemory(lab);
  const begin = performance.now();
  const { done, lost } = await within(minutes, work(lab, notes)).catch(unfinished);
  const seconds = (performance.now() - begin) / 1000;
  const left = await lab.stop();
  for (const what of lost) console.error(`lost: ${what}`);
  return [name, seconds.toFixed(1), notes.server(), notes.kernels(), done, `${lost.length}`, `${left}`];
}

function unfinished(error: Error): Result {
  return { done: 'not all', lost: [error.message] };
}

async function startKernel({ port, token }: LabProcess): Promise<string> {
  const headers = { authorization: `token ${token}` };
  const answer = await fetch(`http://127.0.0.1:${port}/api/kernels`, { method: 'POST', headers, body: '{}' });
  return ((await answer.json()) as { id: string }).id;
}

async function manyKernels(lab: LabProcess, notes: MemoryNotes): Promise<Result> {
  notes.take();
  const ids = await Promise.all(Array.from({ length: kernelCount }, () => startKernel(lab)));
  notes.take();
  const answers = await Promise.all(
    ids.map(async (id, i) => {
      const listener = await listen(lab, id, `kernel-${i}`);
      listener.ask(`console.log("kernel", ${i});`);
      await listener.idle;
      listener.close();
      return listener.text() === `kernel ${i}\n` ? [] : [`output of kernel ${i}`];
    }),
  );
  notes.take();
  return { done: `${ids.length} kernels`, lost: answers.flat() };
}

async function manyClients(lab: LabProcess, notes: MemoryNotes): Promise<Result> {
  const id = await startKernel(lab);
  const listeners = await Promise.all(
    Array.from({ length: clientCount }, (_, i) => listen(lab, id, `client-${i}`)),
  );
  const expected = Array.from({ length: lineCount }, (_, i) => `line ${i}\n`).join('');
  notes.take();
  listeners[0]!.ask(`for (let i = 0; i < ${lineCount}; i++) console.log("line", i);`);
  await Promise.race(listeners.map(({ reaches }) => reaches(expected.length / 2)));
  notes.take();
  await Promise.all(listeners.map(({ idle }) => idle));
  notes.take();
  const lost = listeners.flatMap(({ text }, i) => (text() === expected ? [] : [`lines of client ${i}`]));
  for (const { close } of listeners) close();
  return { done: `${clientCount * lineCount} lines`, lost };
}

async function readers(lab: LabProcess, notes: MemoryNotes, minutes: number): Promise<Result> {
  const report: ReadingReport = { rounds: 0, restarts: 0, lost: [] };
  const all = minutes * 60_000;
  const end = Date.now() + all;
  const pages = Array.from({ length: pageCount }, (_, i) => read(lab, `page-${i}`, end, report));
  // The start is when kernels have started and code is compiled, the end while the pages are still open.
  const times = [Math.min(60_000, all / 4), all / 2, all - 1000];
  const timers = times.map((time) => setTimeout(notes.take, time));
  try {
    await Promise.all(pages);
  } finally {
    for (const timer of timers) clearTimeout(timer);
  }
  return { done: `${report.rounds} rounds, ${report.restarts} restarts`, lost: report.lost };
}
