import { plainNumber } from '../../format/exact-json.js';
import type { Output } from '../../format/notebook.js';
import type { ParameterValue } from '../../format/parameter-values.js';

/** The type of the outputs in which `report` sends its results. */
export const reportType = 'application/vnd.attention-kit.report+json';

/** What was reported by name, and what is wrong with it. */
export interface Gathered {
  values: Record<string, ParameterValue>;
  /** A name that was reported twice: a table has one place for it. */
  fault?: string;
}

/**
 * Gathers what a point has reported, of which each name may come once.
 *
 * @param reports what each call of `report` sent
 */
export function gather(reports: readonly Readonly<Record<string, unknown>>[]): Gathered {
  const values = new Map<string, ParameterValue>();
  let fault: string | undefined;
  for (const [name, sent] of reports.flatMap((each) => Object.entries(each))) {
    const value = plainNumber(sent) as ParameterValue;
    if (values.has(name))
      fault ??= `report: expected ${name} once in a run, got ${values.get(name)} and ${value}`;
    else values.set(name, value);
  }
  return { values: Object.fromEntries(values), ...(fault ? { fault } : {}) };
}

/** What the cells of a notebook have reported. */
export function reportsIn(cells: readonly { outputs?: Output[] }[]): Record<string, unknown>[] {
  return cells
    .flatMap(({ outputs = [] }) => outputs)
    .flatMap(({ data }) => (data?.[reportType] ? [data[reportType] as Record<string, unknown>] : []));
}
