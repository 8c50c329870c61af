import { parseArgs, stripVTControlCharacters } from 'node:util';
import { type ArgDef, type ArgsDef, type CommandDef, renderUsage, runCommand } from 'citty';
import { nearest } from '../format/nearest.js';
import { root } from './root.js';
import { warn } from './say.js';
import { Stopped } from './stopped.js';
import { UsageError } from './usage-error.js';

interface Resolved {
  command: CommandDef;
  /** Its name in words, for example `attention-kit kernel install`. */
  name: string;
  args: string[];
}

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
    if (rest[0] === '--version') return print((root.meta as { version: string }).version);
    const resolved = resolve(rest);
    if (asksForHelp(resolved.args)) return print(await help(resolved));
    check(resolved);
    await runCommand(resolved.command, { rawArgs: resolved.args });
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

/** Follows the words of a command line to the command they name. */
function resolve(args: string[]): Resolved {
  let command = root;
  let name = 'attention-kit';
  let rest = args;
  for (;;) {
    const children = (command.subCommands ?? {}) as Record<string, CommandDef>;
    const word = rest[0];
    if (Object.keys(children).length === 0 || word === undefined || word.startsWith('-')) break;
    const child = children[word];
    if (!child) throw new UsageError(`${name}: ${unknown('command', word, Object.keys(children))}`);
    command = child;
    name = `${name} ${word}`;
    rest = rest.slice(1);
  }
  return { command, name, args: rest };
}

/** Refuses what the command doesn't know, or what it misses. */
function check({ command, name, args }: Resolved): void {
  const defined = Object.entries((command.args ?? {}) as ArgsDef);
  const flags = defined.filter(([, { type }]) => type !== 'positional');
  const wanted = defined.filter(([, { type }]) => type === 'positional');
  const { tokens } = parseArgs({
    args,
    options: toOptions(flags),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const long = flags.map(([flag]) => `--${flag}`);
  let given = 0;
  for (const token of tokens) {
    if (token.kind === 'positional') given++;
    if (token.kind !== 'option') continue;
    const flag = flags.find(([known]) => known === token.name);
    if (!flag) throw new UsageError(`${name}: ${unknown('option', token.rawName, long)}`);
    if (flag[1].type === 'string' && (token.value === undefined || token.value === ''))
      throw new UsageError(`${name}: expected a value for ${token.rawName}, got none`);
    if (flag[1].type === 'boolean' && token.value !== undefined)
      throw new UsageError(`${name}: expected no value for ${token.rawName}, got ${token.value}`);
  }
  if (command.subCommands && !command.run) {
    const words = Object.keys(command.subCommands).join(', ');
    throw new UsageError(`${name}: expected one of the commands ${words}, got none`);
  }
  const missing = wanted.filter(([, { required }]) => required !== false)[given];
  if (missing) throw new UsageError(`${name}: expected ${missing[0].toUpperCase()}, got nothing`);
  if (given > wanted.length)
    throw new UsageError(`${name}: expected at most ${plural(wanted.length, 'argument')}, got ${given}`);
}

function toOptions(
  flags: [string, ArgDef][],
): Record<string, { type: 'string' | 'boolean'; short?: string }> {
  return Object.fromEntries(
    flags.map(([name, definition]) => {
      const alias = 'alias' in definition ? definition.alias : undefined;
      const type = definition.type === 'boolean' ? 'boolean' : 'string';
      return [name, { type, ...(typeof alias === 'string' && alias.length === 1 ? { short: alias } : {}) }];
    }),
  );
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

function unknown(kind: string, got: string, known: string[]): string {
  const guess = nearest(got, known);
  const list = known.length > 0 ? `one of the ${kind}s ${known.join(', ')}` : `no ${kind}`;
  return `expected ${list}, got ${got}${guess ? ` (did you mean ${guess}?)` : ''}`;
}

function asksForHelp(args: string[]): boolean {
  const end = args.indexOf('--');
  return args.slice(0, end < 0 ? undefined : end).some((arg) => arg === '--help' || arg === '-h');
}

async function help({ command, name }: Resolved): Promise<string> {
  const usage = await renderUsage({ ...command, meta: { ...command.meta, name } } as CommandDef);
  const text = process.stdout.isTTY ? usage : stripVTControlCharacters(usage);
  return text.replace(/ +$/gm, '').trimEnd();
}

function print(text: string): number {
  process.stdout.write(`${text}\n`);
  return 0;
}
