import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pause } from '../../support/until.js';

const cli = fileURLToPath(new URL('../../../src/cli/main.js', import.meta.url));

/** A server in a process of its own, as a user starts it. */
export interface LabProcess {
  readonly port: number;
  readonly token: string;
  readonly folder: string;
  /** Resident bytes of the server, and of its kernels together, with all that they started. */
  readonly memory: () => { server: number; kernels: number };
  /** Stops it as Ctrl-C does. @returns how many of the processes it had started are still there */
  readonly stop: () => Promise<number>;
}

/** Starts the command on an empty folder. */
export async function startLabProcess(): Promise<LabProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'attention-kit-load-'));
  const env = { ...process.env, XDG_STATE_HOME: join(folder, 'state') };
  const child = spawn(process.execPath, [cli, 'start', '--no-browser', '--notebooks', folder], { env });
  // It outlives nobody: neither an error nor Ctrl-C.
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
  const url = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.on('exit', () => reject(new Error(`bench: the server ended: ${text}`)));
    child.stderr.on('data', (part) => process.stderr.write(part));
    child.stdout.setEncoding('utf8').on('data', (part) => {
      text += part;
      const found = /http:\S+/.exec(text)?.[0];
      if (found && text.includes('Ctrl-C')) resolve(found);
    });
  });
  const started = new Set<number>();
  const memory = () => {
    const all = processes();
    const below = descendants(all, child.pid!);
    for (const { pid } of below) started.add(pid);
    const server = all.find(({ pid }) => pid === child.pid)?.memory ?? 0;
    return { server, kernels: below.reduce((sum, { memory }) => sum + memory, 0) };
  };
  return {
    port: Number(new URL(url).port),
    token: new URL(url).searchParams.get('token')!,
    folder,
    memory,
    stop: async () => {
      memory();
      const ended = new Promise((resolve) => child.once('close', resolve));
      child.removeAllListeners('exit');
      child.kill('SIGINT');
      await ended;
      process.off('exit', end);
      await pause(500);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
      return processes().filter(({ pid }) => started.has(pid)).length;
    },
  };
}

interface Listed {
  pid: number;
  parent: number;
  memory: number;
}

function descendants(all: readonly Listed[], of: number): Listed[] {
  const children = all.filter(({ parent }) => parent === of);
  return children.flatMap((child) => [child, ...descendants(all, child.pid)]);
}

function processes(): Listed[] {
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,rss='], { encoding: 'utf8' }).trim().split('\n');
  return rows.map((row) => {
    const [pid = 0, parent = 0, kilobytes = 0] = row.trim().split(/\s+/).map(Number);
    return { pid, parent, memory: kilobytes * 1024 };
  });
}
