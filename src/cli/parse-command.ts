import { parseArgs } from 'node:util';
import { nearest } from '../check/nearest.js';
import type { Arg, Command, Given } from './command.js';
import { UsageError } from './usage-error.js';

/** A command that a command line names, and the words behind its name. */
export interface Resolved {
  command: Command;
  /** Its name in words, for example `attention-kit kernel install`. */
  name: string;
  args: string[];
}

/** Follows the words of a command line to the command they name. */
export function resolveCommand(root: Command, args: string[]): Resolved {
  let command = root;
  let name = root.meta.name;
  let rest = args;
  for (;;) {
    const children = command.subCommands ?? {};
    const word = rest[0];
    if (Object.keys(children).length === 0 || word === undefined || word.startsWith('-')) break;
    const child = children[word];
    if (!child && command.run) break;
    if (!child) throw new UsageError(`${name}: ${unknown('command', word, Object.keys(children))}`);
    command = child;
    name = `${name} ${word}`;
    rest = rest.slice(1);
  }
  return { command, name, args: rest };
}

/**
 * Reads a command's options and arguments.
 *
 * @throws {UsageError} for what the command doesn't know, or what it misses
 */
export function parseCommand({ command, name, args }: Resolved): Given {
  if (command.subCommands && !command.run) {
    const words = Object.keys(command.subCommands).join(', ');
    throw new UsageError(`${name}: expected one of the commands ${words}, got none`);
  }
  const defined = Object.entries(command.args ?? {});
  const options = defined.filter(([, { type }]) => type !== 'positional');
  const { tokens, positionals } = parseArgs({
    args,
    options: Object.fromEntries(options.map(([key, arg]) => [key, asOption(arg)])),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const given: Given = {};
  for (const token of tokens) if (token.kind === 'option') takeOption(name, options, token, given);
  return { ...given, ...takePositionals(name, defined, positionals) };
}

function takeOption(
  name: string,
  options: [string, Arg][],
  token: { name: string; rawName: string; value: string | undefined },
  given: Given,
): void {
  const [key, arg] = options.find(([known]) => known === token.name) ?? [];
  const long = options.map(([known]) => `--${known}`);
  if (!key || !arg) throw new UsageError(`${name}: ${unknown('option', token.rawName, long)}`);
  const { rawName, value } = token;
  if (arg.type === 'boolean') {
    if (value !== undefined) throw new UsageError(`${name}: expected no value for ${rawName}, got ${value}`);
    given[key] = true;
    return;
  }
  if (!value) throw new UsageError(`${name}: expected a value for ${rawName}, got none`);
  if (arg.multiple) given[key] = [...((given[key] as string[] | undefined) ?? []), value];
  else if (given[key] === undefined) given[key] = value;
  else throw new UsageError(`${name}: expected ${rawName} once, got ${given[key]} and ${value}`);
}

function takePositionals(name: string, defined: [string, Arg][], positionals: string[]): Given {
  const wanted = defined.filter(([, { type }]) => type === 'positional');
  const missing = wanted.filter(([, { required }]) => required !== false)[positionals.length];
  if (missing) throw new UsageError(`${name}: expected ${missing[0].toUpperCase()}, got nothing`);
  if (positionals.length > wanted.length) {
    const most = `${wanted.length} argument${wanted.length === 1 ? '' : 's'}`;
    throw new UsageError(`${name}: expected at most ${most}, got ${positionals.length}`);
  }
  return Object.fromEntries(wanted.map(([key], i) => [key, positionals[i]]));
}

function asOption(arg: Arg): { type: 'string' | 'boolean'; short?: string } {
  const alias = 'alias' in arg ? arg.alias : undefined;
  const type = arg.type === 'boolean' ? 'boolean' : 'string';
  return { type, ...(typeof alias === 'string' && alias.length === 1 ? { short: alias } : {}) };
}

function unknown(kind: string, got: string, known: string[]): string {
  const guess = nearest(got, known);
  const list = known.length > 0 ? `one of the ${kind}s ${known.join(', ')}` : `no ${kind}`;
  return `expected ${list}, got ${got}${guess ? ` (did you mean ${guess}?)` : ''}`;
}
