import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { saveFile } from '../files/save-file.js';
import { connectionFolder, removeLeftConnections } from './left-connections.js';
import type { ConnectionInfo } from './wire.js';

/** A kernel's own process and how to reach it. */
export interface KernelProcess {
  connection: ConnectionInfo;
  child: ChildProcess;
  /** When the process ends: how, and the last that it wrote to stderr. */
  ended: Promise<string>;
  /** Ends it at once, and what it has started. */
  kill: () => void;
  /** Removes the connection file; the kernel has read it as soon as it answers. */
  forgetFile: () => Promise<void>;
}

/**
 * Starts a kernel's process on free local ports.
 *
 * @param cwd the folder it works in: the notebook's own
 * @param command how to start it, `{connection_file}` standing for the file: as in a kernelspec
 */
export async function spawnKernel(cwd: string, command: readonly string[]): Promise<KernelProcess> {
  const connection = await newConnection();
  await removeLeftConnections();
  const folder = await mkdtemp(join(tmpdir(), connectionFolder));
  const file = join(folder, 'kernel.json');
  await saveFile(file, JSON.stringify(connection), { mode: 0o600 });
  const [program, ...args] = command.map((part) => part.replace('{connection_file}', file));
  const child = spawn(program!, args, {
    cwd,
    env: { ...process.env, JPY_PARENT_PID: String(process.pid) },
    // Ctrl-C in a terminal reaches the whole process group; the kernel is stopped by us, in order.
    detached: process.platform !== 'win32',
    windowsHide: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const forgetFile = () => rm(folder, { recursive: true, force: true });
  return { connection, child, ended: watchEnd(child), kill: () => endGroup(child), forgetFile };
}

function watchEnd(child: ChildProcess): Promise<string> {
  let complaint = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-2000);
  });
  return new Promise((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code, signal) =>
      resolve([`ended with ${signal ?? `exit code ${code}`}`, complaint.trim()].filter(Boolean).join(': ')),
    );
  });
}

/** The kernel leads a process group of its own, except on Windows. */
function endGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  if (process.platform === 'win32') {
    child.kill('SIGKILL');
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has just ended by itself.
  }
}

async function newConnection(): Promise<ConnectionInfo> {
  const [shell_port, iopub_port, stdin_port, control_port, hb_port] = (await freePorts(5)) as [
    number,
    number,
    number,
    number,
    number,
  ];
  return {
    transport: 'tcp',
    ip: '127.0.0.1',
    shell_port,
    iopub_port,
    stdin_port,
    control_port,
    hb_port,
    key: randomBytes(24).toString('hex'),
    signature_scheme: 'hmac-sha256',
  };
}

/** Ports that nobody listens on; all held at once, so that they differ. */
async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  await Promise.all(
    servers.map(
      (server) =>
        new Promise<void>((resolve, reject) =>
          server.on('error', reject).listen(0, '127.0.0.1', () => resolve()),
        ),
    ),
  );
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
