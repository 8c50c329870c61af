import { setTimeout as sleep } from 'node:timers/promises';
import { connectServices, runCode } from '../../lab/support/services.js';
import type { LabProcess } from './lab-process.js';

/** What a reader did, and what was not as it should be. */
export interface ReadingReport {
  rounds: number;
  restarts: number;
  readonly lost: string[];
}

const thought = 1000;

/**
 * A reader at one page: opens a notebook, runs its cells, edits, saves, opens it again and compares; restarts the kernel
 * every fifth time. Each round, every line and every saved character has to be there.
 *
 * @param until milliseconds, when to stop
 */
export async function read(
  lab: LabProcess,
  name: string,
  until: number,
  report: ReadingReport,
): Promise<void> {
  const services = await connectServices(lab);
  const path = `${name}.ipynb`;
  const contents = `http://127.0.0.1:${lab.port}/api/contents/${path}`;
  const headers = { authorization: `token ${lab.token}` };
  const session = await services.sessions.startNew({
    path,
    name,
    type: 'notebook',
    kernel: { name: 'tslab' },
  });
  for (let round = 1; Date.now() < until; round++) {
    const code = `for (let i = 0; i < 200; i++) console.log("${name} ${round}", i);`;
    const { text, reply } = await runCode(session.kernel!, code, { cellId: 'one' });
    const expected = Array.from({ length: 200 }, (_, i) => `${name} ${round} ${i}\n`).join('');
    if (reply.status !== 'ok' || text !== expected) report.lost.push(`output of ${name}, round ${round}`);
    const body = JSON.stringify({ type: 'notebook', format: 'json', content: notebookOf(code, text) });
    const saved = await fetch(contents, { method: 'PUT', headers, body });
    const { content } = (await (await fetch(contents, { headers })).json()) as {
      content: ReturnType<typeof notebookOf>;
    };
    const [cell] = content.cells;
    if (!saved.ok || cell?.source !== code || cell.outputs[0]?.text !== text)
      report.lost.push(`saved text of ${name}, round ${round}`);
    if (round % 5 === 0) {
      await session.kernel!.restart();
      report.restarts++;
    }
    report.rounds++;
    await sleep(thought);
  }
  await session.shutdown();
  services.dispose();
}

function notebookOf(source: string, text: string) {
  const outputs = [{ output_type: 'stream', name: 'stdout', text }];
  const cell = { cell_type: 'code', id: 'one', metadata: {}, source, outputs, execution_count: 1 };
  return { nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [cell] };
}
