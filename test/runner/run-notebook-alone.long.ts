import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Notebook } from '../../src/format/notebook.js';
import { runNotebook } from '../../src/runner/run-notebook.js';
import { isAlive } from '../support/processes.js';
import { codeCell, failureOf, notebookOf, textsOf } from './support.js';

describe('runNotebook in a kernel of its own', function () {
  this.timeout(120_000);
  const tellPid = codeCell('console.log(process.pid)', [], 'pid');
  const pidIn = (notebook: Notebook) => Number(textsOf(notebook)[0]);
  let done: Notebook;
  before(async () => {
    const cwd = await mkdtemp(join(tmpdir(), 'attention-kit-test-'));
    const use = "import * as tf from '@tensorflow/tfjs';\nimport { tokenize } from 'attention-kit';";
    const good = codeCell(`${use}\nconsole.log(tf.version.tfjs, tokenize('They are cool'));`, [], 'good');
    const bad = codeCell("const count: number = tokenize('cool');", ['raises-exception'], 'bad');
    const running = codeCell('void setInterval(() => {}, 10);');
    done = await runNotebook(notebookOf(tellPid, good, bad, running), { kernel: { cwd } });
    await rm(cwd, { recursive: true });
  });

  it('leaves no process, whatever the cells have left running', () => {
    expect(pidIn(done)).to.be.above(1);
    expect(isAlive(pidIn(done))).to.equal(false);
  });
  it('finds the kit and TensorFlow.js from a folder that has neither, with their types', () => {
    expect(textsOf(done)[1]).to.equal("4.22.0 [ 'they', 'are', 'cool' ]\n");
    expect(done.cells[2]!.outputs![0]!.evalue).to.equal(
      "Type 'string[]' is not assignable to type 'number'.",
    );
  });
  it('leaves no process after an error', async () => {
    const { details } = await failureOf(notebookOf(tellPid, codeCell('throw 1')), {});
    expect(isAlive(pidIn(details.notebook))).to.equal(false);
  });
  it('says so when a cell ends the kernel', async () => {
    const { message } = await failureOf(notebookOf(codeCell('process.exit(3)')), {});
    expect(message).to.equal('runNotebook: notebook, cell 1: DeadKernel: the kernel ended with exit code 3');
  });
  it('stops at a kernel that dies, or a cell that does not end, even where an error is expected', async () => {
    const dying = codeCell('process.exit(0)', ['raises-exception'], 'dying');
    const { message, details } = await failureOf(notebookOf(dying, codeCell('1')), {});
    expect(message).to.equal('runNotebook: notebook, cell 1: DeadKernel: the kernel ended with exit code 0');
    expect(details.notebook.cells[0]!.outputs!.at(-1)).to.deep.include({
      output_type: 'error',
      ename: 'DeadKernel',
      evalue: 'the kernel ended with exit code 0',
    });
    const endless = codeCell('for (;;) {}', ['raises-exception'], 'endless');
    const late = await failureOf(notebookOf(endless), { timeoutSeconds: 0.5 });
    expect(late.message).to.equal('runNotebook: notebook, cell 1: Timeout: expected to take at most 0.5 s');
    expect(late.details.notebook.cells[0]!.outputs!.at(-1)!.ename).to.equal('Timeout');
  });
  it('gives a cell all the time that a timer cannot count', async () => {
    const cell = codeCell('await new Promise((resolve) => setTimeout(resolve, 100)); "done"');
    const done = await runNotebook(notebookOf(cell), { timeoutSeconds: Number.POSITIVE_INFINITY });
    expect(textsOf(done)).to.deep.equal(['done\n']);
  });
  it('stops when it is told to, in the midst of a loop', async () => {
    const controller = new AbortController();
    let pid = 0;
    const run = runNotebook(notebookOf(codeCell('while (true) {}')), {
      signal: controller.signal,
      kernel: {
        onStart: (started) => {
          pid = started;
        },
      },
      onProgress: () => setTimeout(() => controller.abort(new Error('enough')), 300),
    });
    expect(await run.catch((error: Error) => error.message)).to.equal('enough');
    expect(isAlive(pid)).to.equal(false);
  });
  it('says what is wrong when no kernel starts', async () => {
    const command = [process.execPath, '-e', 'console.error("no kernel here"); process.exit(7)'];
    const error = await runNotebook(notebookOf(codeCell('1')), { kernel: { command } }).catch(
      (e: Error) => e.message,
    );
    expect(error).to.equal(
      'startKernel: expected a kernel that answers, but it ended with exit code 7: no kernel here',
    );
  });
  it('gives up on a kernel that never answers', async () => {
    const command = [process.execPath, '-e', 'setInterval(() => {}, 1000)'];
    const kernel = { command, startSeconds: 0.5 };
    const error = await runNotebook(notebookOf(codeCell('1')), { kernel }).catch((e: Error) => e.message);
    expect(error).to.equal('startKernel: expected a kernel that answers within 0.5 s, got no answer');
  });
  it('says what is wrong when the folder is missing', async () => {
    const kernel = { cwd: 'no/such/folder' };
    const error = await runNotebook(notebookOf(codeCell('1')), { kernel }).catch((e: Error) => e.message);
    expect(error).to.match(/^startKernel: expected a kernel that answers, but it .*ENOENT/);
  });
});
