import { type LabProcess, startLabProcess } from './load/lab-process.js';
import { listen } from './load/listener.js';
import { type ReadingReport, read } from './load/reader.js';
import type { Section } from './section.js';

const kernelCount = 20;
const clientCount = 50;
const lineCount = 20_000;
const pageCount = 10;

/** Many kernels, many clients, and readers for as long as is asked; an hour unless `--minutes` says less. */
export const loadSection: Section = {
  name: 'load',
  title: `Load: ${kernelCount} kernels; ${clientCount} clients of one kernel that prints ${lineCount} lines; ${pageCount} pages that run, edit, save, restart`,
  columns: ['', 's', 'MB server', 'then', 'MB kernels', 'then', 'done', 'lost', 'left'],
  byName: true,
  rows: async function* ({ minutes = 60 }) {
    yield await measured('kernels', manyKernels);
    yield await measured('clients', manyClients);
    yield await measured(`readers ${minutes} min`, (lab, at) => readers(lab, at, minutes));
  },
};

type Result = { done: string; lost: string[] };
/** Notes the memory now; the first and the last note are told. */
type Note = () => void;

async function measured(
  name: string,
  work: (lab: LabProcess, note: Note) => Promise<Result>,
): Promise<string[]> {
  const lab = await startLabProcess();
  const notes: [server: number, kernels: number][] = [];
  const begin = performance.now();
  const { done, lost } = await work(lab, () => notes.push([lab.serverMemory(), lab.kernelMemory()]));
  const seconds = (performance.now() - begin) / 1000;
  const left = await lab.stop();
  for (const what of lost) console.error(`lost: ${what}`);
  const megabytes = (which: 0 | 1) =>
    [notes[0]!, notes.at(-1)!].map((note) => (note[which] / 1e6).toFixed(0));
  return [
    name,
    seconds.toFixed(1),
    ...megabytes(0),
    ...megabytes(1),
    done,
    String(lost.length),
    String(left),
  ];
}

async function startKernel({ port, token }: LabProcess): Promise<string> {
  const headers = { authorization: `token ${token}` };
  const answer = await fetch(`http://127.0.0.1:${port}/api/kernels`, { method: 'POST', headers, body: '{}' });
  return ((await answer.json()) as { id: string }).id;
}

async function manyKernels(lab: LabProcess, note: Note): Promise<Result> {
  note();
  const ids = await Promise.all(Array.from({ length: kernelCount }, () => startKernel(lab)));
  const answers = await Promise.all(
    ids.map(async (id, i) => {
      const listener = await listen(lab, id, `kernel-${i}`);
      listener.ask(`console.log("kernel", ${i});`);
      await listener.idle;
      listener.close();
      return listener.text() === `kernel ${i}\n` ? [] : [`output of kernel ${i}`];
    }),
  );
  note();
  return { done: `${ids.length} kernels`, lost: answers.flat() };
}

async function manyClients(lab: LabProcess, note: Note): Promise<Result> {
  const id = await startKernel(lab);
  const listeners = await Promise.all(
    Array.from({ length: clientCount }, (_, i) => listen(lab, id, `client-${i}`)),
  );
  note();
  listeners[0]!.ask(`for (let i = 0; i < ${lineCount}; i++) console.log("line", i);`);
  await Promise.all(listeners.map(({ idle }) => idle));
  note();
  const expected = Array.from({ length: lineCount }, (_, i) => `line ${i}\n`).join('');
  const lost = listeners.flatMap(({ text }, i) => (text() === expected ? [] : [`lines of client ${i}`]));
  for (const { close } of listeners) close();
  return { done: `${clientCount * lineCount} lines`, lost };
}

async function readers(lab: LabProcess, note: Note, minutes: number): Promise<Result> {
  const report: ReadingReport = { rounds: 0, restarts: 0, lost: [] };
  const end = Date.now() + minutes * 60_000;
  const pages = Array.from({ length: pageCount }, (_, i) => read(lab, `page-${i}`, end, report));
  // The first minute is for kernels that start and code that is compiled.
  const first = setTimeout(note, Math.min(60_000, minutes * 30_000));
  const last = setTimeout(note, minutes * 60_000 - 1000);
  await Promise.all(pages);
  for (const timer of [first, last]) clearTimeout(timer);
  return { done: `${report.rounds} rounds, ${report.restarts} restarts`, lost: report.lost };
}
