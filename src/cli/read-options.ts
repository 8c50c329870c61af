import type { Given } from './command.js';
import { UsageError } from './usage-error.js';

/** The pairs given with -p, in order. */
export function readSettings(command: string, pairs: string[]): [name: string, text: string][] {
  const settings = pairs.map((pair): [string, string] => {
    const at = pair.indexOf('=');
    if (at < 1) throw new UsageError(`${command}: expected -p NAME=VALUE, got ${pair}`);
    return [pair.slice(0, at), pair.slice(at + 1)];
  });
  const twice = settings.find(([name], i) => settings.findIndex(([other]) => other === name) < i);
  if (twice) throw new UsageError(`${command}: expected -p ${twice[0]}=VALUE once, got it twice`);
  return settings;
}

/** An amount above 0, if one was given. */
export function readAmount(
  command: string,
  option: string,
  given: Given[string],
  unit: string,
): number | undefined {
  if (given === undefined) return undefined;
  const amount = Number(given);
  if (amount > 0 && Number.isFinite(amount)) return amount;
  throw new UsageError(`${command}: expected --${option} to be a number of ${unit} above 0, got ${given}`);
}

/** A whole number above 0, if one was given. */
export function readCount(command: string, option: string, given: Given[string]): number | undefined {
  if (given === undefined) return undefined;
  if (/^[1-9]\d{0,8}$/.test(String(given))) return Number(given);
  throw new UsageError(`${command}: expected --${option} to be a whole number above 0, got ${given}`);
}
