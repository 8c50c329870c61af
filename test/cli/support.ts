import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** How a command ended. */
export interface Ended {
  status: number | null;
  stdout: string;
  stderr: string;
}

const main = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url));

/** Runs the command line in a process of its own, in some folder; `onStart` may send it signals. */
export function attentionKit(
  args: string[],
  onStart: (child: ChildProcess) => void = () => {},
  env: NodeJS.ProcessEnv = {},
  cwd: string = process.cwd(),
): Promise<Ended> {
  const child = spawn(process.execPath, [main, ...args], {
    env: { ...process.env, ...env },
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended: Ended = { status: null, stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text: string) => {
      ended[name] += text;
    });
  onStart(child);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve({ ...ended, status }));
  });
}
