import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The kit's command line. */
export const cli: string = fileURLToPath(new URL('../../../src/cli/main.js', import.meta.url));

/** A server in a process of its own, as `attention-kit start` runs it. */
export interface CliLab {
  readonly child: ChildProcess;
  /** The address that it printed. */
  readonly url: string;
  readonly port: number;
  readonly token: string;
  /** What it has written to stderr so far. */
  readonly errors: () => string;
}

/** Runs `attention-kit start` until it has printed its address. */
export async function startCli(args: string[]): Promise<CliLab> {
  const child = spawn(process.execPath, [cli, 'start', '--no-browser', ...args]);
  let text = '';
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (part) => {
    errors += part;
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.on('exit', () => reject(new Error(`start ended: ${text}${errors}`)));
    child.stdout.setEncoding('utf8').on('data', (part) => {
      text += part;
      const found = /http:\S+/.exec(text)?.[0];
      if (found && /Ctrl-C/.test(text)) resolve(found);
    });
  });
  const { port, searchParams } = new URL(url);
  return { child, url, port: Number(port), token: searchParams.get('token')!, errors: () => errors };
}

/** How a process ends, and what it wrote to stderr from now on. */
export function exitOf(child: ChildProcess): Promise<{ status: number | null; error: string }> {
  let error = '';
  child.stderr?.setEncoding('utf8').on('data', (part) => {
    error += part;
  });
  return new Promise((resolve) => child.once('close', (status) => resolve({ status, error })));
}

/** Runs `attention-kit class serve` for chapter 3, on this computer only. */
export function serveClass(folder: string, ...more: string[]): ChildProcessWithoutNullStreams {
  const args = [folder, '--chapters', '3', '--host', '127.0.0.1', ...more];
  return spawn(process.execPath, [cli, 'class', 'serve', ...args]);
}
