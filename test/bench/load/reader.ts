import { setTimeout as sleep } from 'node:timers/promises';
import type { Session } from '@jupyterlab/services';
import { connectServices, runCode, type Services } from '../../lab/support/services.js';
import type { LabProcess } from './lab-process.js';

/** What readers did, and what was not as it should be. */
export interface ReadingReport {
  rounds: number;
  restarts: number;
  readonly lost: string[];
}

const thought = 1000;
const lineCount = 200;
/** Rounds between two restarts of the kernel, and between two times that the page is opened anew. */
const restartEvery = 5;
const openEvery = 7;

/** A reader's page: JupyterLab's client, joined to the notebook's kernel. */
interface Page {
  readonly session: Session.ISessionConnection;
  readonly services: Services;
}

/**
 * A reader at one page: opens a notebook, runs its cells, edits, saves, reads it again and compares; now and then restarts
 * the kernel, or closes the page and opens it anew. Each line and every saved character has to be there.
 *
 * @param until milliseconds, when to stop
 */
export async function read(
  lab: LabProcess,
  name: string,
  until: number,
  report: ReadingReport,
): Promise<void> {
  let page = await open(lab, name);
  for (let round = 1; Date.now() < until; round++) {
    try {
      await runAndSave(lab, page, `${name} ${round}`, report);
      if (round % restartEvery === 0) {
        await page.session.kernel!.restart();
        report.restarts++;
      }
    } catch (error) {
      report.lost.push(`${name}, round ${round}: ${(error as Error).message}`);
    }
    report.rounds++;
    await sleep(thought);
    if (round % openEvery !== 0) continue;
    page.services.dispose();
    page = await open(lab, name);
  }
  await page.session.shutdown();
  page.services.dispose();
}

async function open(lab: LabProcess, name: string): Promise<Page> {
  const services = await connectServices(lab);
  const session = await services.sessions.startNew({
    path: pathOf(name),
    name,
    type: 'notebook',
    kernel: { name: 'tslab' },
  });
  return { session, services };
}

function pathOf(name: string): string {
  return `${name}.ipynb`;
}

async function runAndSave(
  { port, token }: LabProcess,
  { session }: Page,
  said: string,
  report: ReadingReport,
): Promise<void> {
  const code = `for (let i = 0; i < ${lineCount}; i++) console.log("${said}", i);`;
  const { text, reply } = await runCode(session.kernel!, code, { cellId: 'one' });
  const expected = Array.from({ length: lineCount }, (_, i) => `${said} ${i}\n`).join('');
  if (reply.status !== 'ok' || text !== expected) report.lost.push(`output of ${said}`);
  const url = `http://127.0.0.1:${port}/api/contents/${session.path}`;
  const headers = { authorization: `token ${token}` };
  const body = JSON.stringify({ type: 'notebook', format: 'json', content: notebookOf(code, text) });
  const saved = await fetch(url, { method: 'PUT', headers, body });
  const { content } = (await (await fetch(url, { headers })).json()) as {
    content: ReturnType<typeof notebookOf>;
  };
  const [cell] = content.cells;
  if (!saved.ok || cell?.source !== code || cell.outputs[0]?.text !== text)
    report.lost.push(`saved text of ${said}`);
}

function notebookOf(source: string, text: string) {
  const outputs = [{ output_type: 'stream', name: 'stdout', text }];
  const cell = { cell_type: 'code', id: 'one', metadata: {}, source, outputs, execution_count: 1 };
  return { nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [cell] };
}
