import { setImmediate } from 'node:timers';
import jupyter from 'tslab/dist/jupyter.js';
import type { ConnectionInfo, Message } from '../../jupyter/wire.js';
import { CellRuns } from '../../kernel/cell-runs.js';
import { answerAboutKernel, answerEditor } from '../../kernel/language.js';
import { runtimeFailure } from '../../kernel/runtime-failure.js';
import { serveRequests } from '../../kernel/serve-requests.js';
import { cellForOutput, cells, during, Phase } from './cell.js';
import { hearChildren } from './children.js';
import { interruptExecution, runCell } from './execution.js';
import { watchOver } from './guard-link.js';
import { kernelInfo } from './kernel-info.js';
import { type Channels, openChannels } from './kernel-sockets.js';

import { offerOwnModules } from './own-modules.js';
import { refuseRethrowers } from './repairs/rethrowers.js';
import { reportStrayErrors } from './stray-errors.js';
import { captureStreams } from './streams.js';
import { followTimers } from './timers.js';
import { loadTslab, type Tslab } from './tslab.js';

/**
 * Serves tslab as a Jupyter kernel, until it is shut down or its parent ends.
 *
 * Differs from tslab's own server: no message is lost, errors are `error` messages with a trace into the cell, cells
 * queued behind a failing one are answered `aborted`, output goes to the cell that made it, and a thread of its own
 * answers the control channel, so that interrupt and shutdown work while a cell is busy.
 *
 * @param connection what the connection file says
 * @throws {Error} when a port can't be bound
 * @see Jupyter, "Messaging in Jupyter", https://jupyter-client.readthedocs.io/en/stable/messaging.html
 */
export async function serveKernel(connection: ConnectionInfo): Promise<void> {
  const channels = openChannels(connection);
  const streams = captureStreams((cell, name, text) =>
    channels.publish('stream', { name, text }, cell.request),
  );
  const publish: Channels['publish'] = (...message) => {
    streams.flush();
    channels.publish(...message);
  };
  hearChildren(streams.write);
  offerOwnModules(process.cwd());
  const tslab = loadTslab();
  takeOverDisplay(publish);
  followTimers();

  const interrupt = (done: () => void) => interruptExecution(tslab, done);
  process.on('SIGINT', () => interrupt(() => {}));
  refuseRethrowers();
  reportStrayErrors((cell, text) => publish('stream', { name: 'stderr', text }, cell.request));

  const exit = process.exit;
  async function shutDown(code?: number | string | null): Promise<void> {
    streams.flush();
    channels.close();
    await closeGuard();
    exit(code ?? 0);
  }
  // ZeroMQ aborts a process that ends while the guard still listens.
  process.exit = (code) => {
    void shutDown(code ?? process.exitCode);
    throw new Error('the cell has ended the kernel');
  };
  const [closeGuard] = await Promise.all([
    watchOver(connection, { publish, interrupt, shutDown: () => void shutDown() }),
    channels.bind(),
  ]);
  publish('status', { execution_state: 'starting' });
  await answerRequests(channels, publish, tslab);
  await shutDown();
}

/** Where helpers look for the running kernel's sender of outputs; they know the symbol by its name. */
const displaySymbol = Symbol.for('attention-kit.display');

/** Lets `show` and its like, and `tslab.display`, publish through the kernel. */
function takeOverDisplay(publish: Channels['publish']): void {
  const send = (content: Message['content'], update?: boolean) => {
    const cell = cellForOutput();
    if (cell) publish(update ? 'update_display_data' : 'display_data', content, cell.request);
  };
  Object.assign(globalThis, { [displaySymbol]: send });
  Object.assign(jupyter, { lastWriteDisplayData: send });
}

/** Answers what comes on the shell, until a request asks for shutdown. */
async function answerRequests(channels: Channels, publish: Channels['publish'], tslab: Tslab): Promise<void> {
  const cellRuns = new CellRuns<Message>((cell) => runCell(cell, tslab), publish);
  async function answer(request: Message): Promise<Message['content'] | undefined> {
    try {
      if (request.header.msg_type === 'execute_request') return await cellRuns.execute(request);
      return during(
        Phase.kernel,
        () => answerEditor(tslab.language, request) ?? answerAboutKernel(request, kernelInfo),
      );
    } catch (error) {
      return { status: 'error', ...runtimeFailure(error, cells.byLabel) };
    }
  }
  const arrived = () => new Promise<void>((resolve) => void setImmediate(resolve));
  const served = serveRequests<Message>({ answer, reply: channels.reply, publish, arrived });
  void receive(channels, served.take);
  await served.stopped;
}

async function receive(channels: Channels, take: (request: Message) => void): Promise<void> {
  for await (const request of channels.requests()) take(request);
}
