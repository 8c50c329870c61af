import { stripVTControlCharacters } from 'node:util';
import { renderUsage } from 'citty';
import { described } from './command.js';
import { parseCommand, type Resolved, resolveCommand } from './parse-command.js';
import { root } from './root.js';
import { warn } from './say.js';
import { Stopped } from './stopped.js';
import { UsageError } from './usage-error.js';

/**
 * Runs the command line.
 *
 * @param args the arguments after the program's name
 * @returns the exit status: 0, 1 for an error, 2 for wrong usage, 130 after Ctrl-C
 */
export async function runCli(args: string[]): Promise<number> {
  const debug = args.includes('--debug');
  const rest = args.filter((arg) => arg !== '--debug');
  try {
    if (rest[0] === '--version') return print(root.meta.version!);
    const resolved = resolveCommand(root, rest);
    if (asksForHelp(resolved.args)) return print(await help(resolved));
    const given = parseCommand(resolved);
    await resolved.command.run?.(given);
    return Number(process.exitCode ?? 0);
  } catch (error) {
    return complain(error as Error, debug);
  }
}

function complain(error: Error, debug: boolean): number {
  if (error instanceof Stopped) return error.status;
  warn(debug ? (error.stack ?? error.message) : error.message);
  return error instanceof UsageError ? 2 : 1;
}

function asksForHelp(args: string[]): boolean {
  const end = args.indexOf('--');
  return args.slice(0, end < 0 ? undefined : end).some((arg) => arg === '--help' || arg === '-h');
}

async function help({ command, name }: Resolved): Promise<string> {
  const usage = await renderUsage(described(command, name));
  const text = process.stdout.isTTY ? usage : stripVTControlCharacters(usage);
  return text.replace(/ +$/gm, '').trimEnd();
}

function print(text: string): number {
  process.stdout.write(`${text}\n`);
  return 0;
}
