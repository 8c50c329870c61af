import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { saveFile } from '../files/save-file.js';
import { endInWords } from './end-in-words.js';
import { chooseEndpoints } from './endpoints.js';
import { connectionFolder, removeLeftConnections } from './left-connections.js';
import { endGroup } from './process-group.js';
import type { ConnectionInfo } from './wire.js';

/** How to start a kernel's process. */
export interface KernelCommand {
  /** Folder that the kernel works in, and from which a notebook's imports are resolved. */
  cwd: string;
  /** Command with `{connection_file}` in it, as in a kernelspec; `{connection_folder}` is where that lies, with its sockets. */
  command: readonly string[];
  /** Whether it can listen on sockets that are files (`ipc`), which other users of the machine can't open. */
  ipc?: boolean;
}

/** A kernel's own process and how to reach it. */
export interface KernelProcess {
  pid: number | undefined;
  connection: ConnectionInfo;
  /** When the process ends: how, and the last that it wrote to stderr. What its cells have started ends with it. */
  ended: Promise<string>;
  /** Stops what runs, as Ctrl-C in a terminal does. */
  signal: () => void;
  /** Ends it at once, and what it has started. */
  kill: () => void;
  /** Removes the connection file; the kernel has read it as soon as it answers. */
  forgetFile: () => Promise<void>;
}

/** Starts a kernel's process, on endpoints of its own. */
export async function spawnKernel({ cwd, command, ipc = false }: KernelCommand): Promise<KernelProcess> {
  await removeLeftConnections();
  const folder = await mkdtemp(join(tmpdir(), connectionFolder));
  const connection = await chooseEndpoints(folder, ipc);
  const file = join(folder, 'kernel.json');
  await saveFile(file, JSON.stringify(connection), { mode: 0o600 });
  const [program, ...args] = command.map((part) =>
    part.replace('{connection_file}', file).replace('{connection_folder}', folder),
  );
  const child = spawn(program!, args, {
    cwd,
    env: { ...process.env, JPY_PARENT_PID: String(process.pid) },
    // Ctrl-C in a terminal reaches the whole process group; the kernel is stopped by us, in order.
    detached: process.platform !== 'win32',
    windowsHide: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = watchEnd(child).then(async (how) => {
    await rm(folder, { recursive: true, force: true });
    return how;
  });
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  return {
    pid: child.pid,
    connection,
    ended,
    signal: () => void child.kill('SIGINT'),
    kill: () => isRunning() && endGroup(child.pid),
    forgetFile: () => rm(file, { force: true }),
  };
}

/** Milliseconds that a process which has left the kernel's group may hold its stderr open. */
const closing = 500;
/** Characters: what V8 says when its heap is full is followed by a trace of its own. */
const mostComplaint = 4000;

function watchEnd(child: ChildProcess): Promise<string> {
  let complaint = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-mostComplaint);
  });
  return new Promise((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('exit', (code, signal) => {
      endGroup(child.pid);
      const tell = () => resolve(endInWords(code, signal, complaint));
      child.once('close', tell);
      setTimeout(tell, closing);
    });
  });
}
