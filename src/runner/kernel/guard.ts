import { randomUUID } from 'node:crypto';
import inspector from 'node:inspector';
import { parentPort, workerData } from 'node:worker_threads';
import { Reply, Router } from 'zeromq';
import { encodeMessage, endpoint, type Message, newMessage, signedMessage } from '../../jupyter/wire.js';
import { Phase } from './cell.js';
import { descendantsOf } from './descendants.js';
import type { GuardData, GuardNote } from './guard-link.js';

/*
 * The kernel's second thread. A cell that loops keeps the first one from hearing anything; this one answers the control
 * channel and the heartbeat, breaks into the loop on interrupt, and ends the process when whoever started it is gone.
 */

const { connection, kernelInfo, parents, interrupts, phase } = workerData as GuardData;
const parentAtStart = process.ppid;
const patience = 150;
/** So often the guard tries to break in before programs that the cell may wait for hear of the interrupt. */
const triesAlone = 3;
const farewell = 1000;
const kernelFolder = new URL('./', import.meta.url).href;
let insisting: NodeJS.Timeout | undefined;
let session: inspector.Session | undefined;

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
  Atomics.add(interrupts, 0, 1);
  tell({ kind: 'interrupt' });
  let tries = 0;
  insisting ??= setInterval(() => {
    if (Atomics.load(interrupts, 1) >= Atomics.load(interrupts, 0)) {
      clearInterval(insisting);
      insisting = undefined;
      lookAway();
    } else {
      tell({ kind: 'interrupt' });
      breakIn();
      if (++tries === triesAlone) void interruptPrograms();
    }
  }, patience);
}

/** A cell may wait for a program, where nothing can break in: the program hears of the interrupt, as in a terminal. */
async function interruptPrograms(): Promise<void> {
  const programs = await descendantsOf(process.pid);
  if (insisting === undefined) return;
  for (const pid of programs) {
    try {
      process.kill(pid, 'SIGINT');
    } catch {
      // It has ended meanwhile, such as the one that listed the others.
    }
  }
}

/**
 * Stops the kernel's thread for a look, and cuts off what runs there if it is a cell's code. A signal would reach only
 * a script, not what runs after an await, and nothing at all on Windows.
 */
function breakIn(): void {
  if (Atomics.load(phase, 0) === Phase.kernel) return;
  session ??= connectToKernelThread();
  session.post('Debugger.pause');
}

function connectToKernelThread(): inspector.Session {
  const made = new inspector.Session();
  made.connectToMainThread();
  const urls = new Map<string, string>();
  made.on('Debugger.scriptParsed', ({ params }) => urls.set(params.scriptId, params.url));
  made.on('Debugger.paused', ({ params }) => {
    const stack = params.callFrames.map(({ location }) => urls.get(location.scriptId) ?? '');
    if (belongsToCell(stack)) made.post('Runtime.terminateExecution');
    made.post('Debugger.resume');
  });
  made.post('Debugger.enable');
  return made;
}

function lookAway(): void {
  session?.post('Debugger.disable');
  session?.disconnect();
  session = undefined;
}

/** The kernel's own code must not be cut off, unless it has just called a cell. */
function belongsToCell(urls: string[]): boolean {
  if (Atomics.load(phase, 0) === Phase.kernel) return false;
  return (
    urls.some((url) => /^(?:hidden )?cell(?: \d+)?$/.test(url)) ||
    !urls.some((url) => url.startsWith(kernelFolder))
  );
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
    const request = signedMessage(frames, connection.key);
    if (!request) continue;
    const type = request.header.msg_type;
    tell({ kind: 'status', state: 'busy', request });
    const content = answer(request);
    if (content) {
      const reply = newMessage(type.replace('_request', '_reply'), content, session, request);
      await control.send(encodeMessage(reply, connection.key)).catch(() => {});
    }
    tell({ kind: 'status', state: 'idle', request });
    if (type === 'shutdown_request') {
      tell({ kind: 'shutdown' });
      setTimeout(kill, farewell);
    }
  }
}

async function serveHeartbeat(heartbeat: Reply): Promise<void> {
  for await (const frames of heartbeat) await heartbeat.send(frames).catch(() => {});
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
  const control = new Router({ linger: farewell });
  const heartbeat = new Reply({ linger: 0 });
  watchParents();
  parentPort!.once('message', () => {
    setTimeout(kill, farewell);
    lookAway();
    control.close();
    heartbeat.close();
    tell({ kind: 'closed' });
  });
  await control.bind(endpoint(connection, connection.control_port));
  await heartbeat.bind(endpoint(connection, connection.hb_port));
  tell({ kind: 'ready' });
  await Promise.all([serveControl(control), serveHeartbeat(heartbeat)]);
}

main().catch((error: Error) => tell({ kind: 'failed', reason: error.message }));
