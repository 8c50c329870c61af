import type { ParameterValue } from '../../format/parameter-values.js';
import { type Spread, spreadOf } from './spread.js';
import { compareBy, factColumnsOf, type SweepTable, textOf } from './table.js';

/** Points that differ only in what is averaged over, such as the seed. */
export interface Group {
  parameters: Record<string, ParameterValue | undefined>;
  /** How many points ended well. */
  count: number;
  failed: number;
  /** For each reported name whose values are numbers, or true and false, which count as 1 and 0. */
  values: Record<string, Spread>;
}

/**
 * Groups the points of a sweep, and tells how reported numbers are spread in each group.
 *
 * @param table as `readSweep` gives it
 * @param over parameters to average over (`['seed']`)
 * @example
 * const row = (seed, dK, accuracy) => ({ seed, dK, accuracy, state: 'done' });
 * const results = { parameters: ['seed', 'dK'], reported: ['accuracy'], rows: [row(1, 4, 0.5), row(2, 4, 0.7)] };
 * groupSweep(results); // → [{ parameters: { dK: 4 }, count: 2, values: { accuracy: { n: 2, mean: 0.6 } } }]
 */
export function groupSweep(
  table: Pick<SweepTable, 'parameters' | 'reported' | 'rows'>,
  over: readonly string[] = ['seed'],
): Group[] {
  const kept = table.parameters.filter((name) => !over.includes(name));
  const groups = new Map<string, SweepTable['rows']>();
  for (const row of table.rows) {
    const key = JSON.stringify(kept.map((name) => textOf(row[name])));
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const rows = [...groups.values()].sort(([a], [b]) => compareBy(kept, a!, b!));
  return rows.map((members) => groupOf(members, kept, table));
}

function groupOf(
  members: SweepTable['rows'],
  kept: readonly string[],
  { reported, parameters }: Pick<SweepTable, 'parameters' | 'reported'>,
): Group {
  const state = factColumnsOf(parameters).get('state')!;
  const done = members.filter((row) => row[state] === 'done');
  const spreads = reported.flatMap((name) => {
    const numbers = done.map((row) => numberOf(row[name])).filter((value) => value !== undefined);
    return numbers.length > 0 ? [[name, spreadOf(numbers)] as const] : [];
  });
  return {
    parameters: Object.fromEntries(kept.map((name) => [name, members[0]![name]])),
    count: done.length,
    failed: members.length - done.length,
    values: Object.fromEntries(spreads),
  };
}

function numberOf(value: ParameterValue | undefined): number | undefined {
  return ['number', 'bigint', 'boolean'].includes(typeof value) ? Number(value) : undefined;
}
