import { randomUUID } from 'node:crypto';
import inspector from 'node:inspector';
import { parentPort, workerData } from 'node:worker_threads';
import { Reply, Router } from 'zeromq';
import { decodeMessage, encodeMessage, type Message, newMessage } from '../wire.js';
import type { GuardData, GuardNote } from './guard-link.js';

/*
 * The kernel's second thread. A cell that loops keeps the first one from hearing anything; this one answers the control
 * channel and the heartbeat, breaks into the loop on interrupt, and ends the process when whoever started it is gone.
 */

const { connection, kernelInfo, parents, interrupts, inScript } = workerData as GuardData;
const parentAtStart = process.ppid;
const patience = 150;
const farewell = 1000;

const tell = (note: GuardNote) => parentPort!.postMessage(note);

/** Ends the process whatever it does, and what it has started if it leads a group of its own. */
function kill(): void {
  try {
    process.kill(-process.pid, 'SIGKILL');
  } catch {
    process.kill(process.pid, 'SIGKILL');
  }
}

/** Asks the kernel to interrupt its cell; breaks into the running code as long as the kernel doesn't hear. */
function interrupt(): void {
  const asked = Atomics.add(interrupts, 0, 1) + 1;
  tell({ kind: 'interrupt' });
  let session: inspector.Session | undefined;
  const timer = setInterval(() => {
    if (Atomics.load(interrupts, 1) >= asked) {
      clearInterval(timer);
      session?.disconnect();
      return;
    }
    if (Atomics.load(inScript, 0) === 1 && process.platform !== 'win32') {
      process.kill(process.pid, 'SIGINT');
      return;
    }
    if (!session) {
      session = new inspector.Session();
      session.connectToMainThread();
    }
    session.post('Runtime.terminateExecution');
  }, patience);
}

function answer(request: Message): Message['content'] | undefined {
  switch (request.header.msg_type) {
    case 'kernel_info_request':
      return kernelInfo;
    case 'interrupt_request':
      interrupt();
      return { status: 'ok' };
    case 'shutdown_request':
      return { status: 'ok', restart: request.content.restart ?? false };
    default:
      return undefined;
  }
}

async function serveControl(control: Router): Promise<void> {
  const session = randomUUID();
  for await (const frames of control) {
    const request = decodeMessage(frames, connection.key);
    const type = request.header.msg_type;
    tell({ kind: 'status', state: 'busy', request });
    const content = answer(request);
    if (content) {
      const reply = newMessage(type.replace('_request', '_reply'), content, session, request);
      await control.send(encodeMessage(reply, connection.key));
    }
    tell({ kind: 'status', state: 'idle', request });
    if (type === 'shutdown_request') {
      tell({ kind: 'shutdown' });
      setTimeout(kill, farewell);
    }
  }
}

async function serveHeartbeat(heartbeat: Reply): Promise<void> {
  for await (const frames of heartbeat) await heartbeat.send(frames);
}

/** Ends the process as soon as its parent is gone: it then has another one, or the parent's number is free. */
function watchParents(): void {
  setInterval(() => {
    if (process.ppid !== parentAtStart || !parents.every(isAlive)) kill();
  }, 500);
}

function isAlive(pid: number): boolean {
  try {
    return pid <= 1 || process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function main(): Promise<void> {
  const address = (port: number) => `${connection.transport}://${connection.ip}:${port}`;
  const control = new Router({ linger: farewell });
  const heartbeat = new Reply({ linger: 0 });
  watchParents();
  parentPort!.once('message', () => {
    setTimeout(kill, farewell);
    control.close();
    heartbeat.close();
    tell({ kind: 'closed' });
  });
  await control.bind(address(connection.control_port));
  await heartbeat.bind(address(connection.hb_port));
  tell({ kind: 'ready' });
  await Promise.all([serveControl(control), serveHeartbeat(heartbeat)]);
}

main().catch((error: Error) => tell({ kind: 'failed', reason: error.message }));
