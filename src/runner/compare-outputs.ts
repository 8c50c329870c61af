import { checkList, checkText } from '../check/values.js';
import { checkNotebook } from '../format/check-notebook.js';
import type { Notebook, NotebookCell, Output } from '../format/notebook.js';
import { hasTag } from '../format/tags.js';

/** One place where a fresh run says something else than the committed notebook. */
export interface Difference {
  /** Number of the code cell, from 1. */
  cell: number;
  id: string;
  /** Which output of the cell and which MIME type or field: `'output 1, text/plain, line 3'`. */
  where: string;
  committed: string;
  fresh: string;
}

/**
 * Holds a fresh run of a notebook against its committed outputs.
 *
 * Text must be the same, but for numbers with decimals: these may differ by one unit of the last printed digit or by
 * 1e-4 of their size, whichever is more. Pictures must be there; their bytes are not compared. Of cells tagged `varies` only
 * the kinds of output are compared.
 *
 * @param committed the notebook as it was
 * @param fresh the same notebook after a run
 * @returns all differences; none when the notebooks agree
 * @example
 * const output = (text) => ({ output_type: 'stream', name: 'stdout', text });
 * const say = (text) => ({ cells: [{ cell_type: 'code', metadata: {}, outputs: [output(text)] }] });
 * compareOutputs(say('0.88 of the weight'), say('0.89 of the weight')); // → []
 * compareOutputs(say('14 wins'), say('12 wins')); // → [{ cell: 1, where: 'output 1, stdout, line 1' }]
 */
export function compareOutputs(committed: Notebook, fresh: Notebook): Difference[] {
  checkNotebook('compareOutputs', committed);
  checkNotebook('compareOutputs', fresh);
  const before = committed.cells.filter(isCode);
  const after = fresh.cells.filter(isCode);
  return before.flatMap((cell, i) => {
    const locate = (found: Found): Difference => ({ cell: i + 1, id: cell.id, ...found });
    const other = after[i];
    if (!other) return [locate({ where: 'cell', committed: cell.source, fresh: '(no such cell)' })];
    return compareCells(cell, other).map(locate);
  });
}

const mostTold = 10;

/**
 * Tells differences to a reader, each with the cell, the place, and both texts; of many only the first ten.
 *
 * @param name the notebook's name
 * @param differences what `compareOutputs` found
 */
export function describeDifferences(name: string, differences: Difference[]): string {
  checkText('describeDifferences', 'name', name);
  checkList('describeDifferences', 'differences', differences);
  const told = differences
    .slice(0, mostTold)
    .map(
      ({ cell, id, where, committed, fresh }) =>
        `${name}, cell ${cell} (${id}), ${where}\n  committed: ${committed}\n  fresh:     ${fresh}`,
    );
  const more = differences.length - told.length;
  return [...told, ...(more > 0 ? [`… and ${more} more`] : [])].join('\n');
}

type Found = Omit<Difference, 'cell' | 'id'>;

function compareCells(committed: NotebookCell, fresh: NotebookCell): Found[] {
  const kinds = compareKinds(committed.outputs ?? [], fresh.outputs ?? []);
  if (kinds) return [kinds];
  const count = compareText(
    'execution count',
    String(committed.execution_count),
    String(fresh.execution_count),
  );
  if (hasTag(committed, 'varies')) return count;
  const outputs = committed.outputs ?? [];
  return [
    ...count,
    ...outputs.flatMap((output, i) => compareOutput(output, fresh.outputs![i]!, `output ${i + 1}`)),
  ];
}

function compareKinds(committed: Output[], fresh: Output[]): Found | undefined {
  const [before, after] = [committed, fresh].map((outputs) => outputs.map(kindOf).join('; ') || 'nothing');
  return before === after ? undefined : { where: 'kinds of output', committed: before!, fresh: after! };
}

function kindOf({ output_type, name, data }: Output): string {
  return [output_type, name, ...Object.keys(data ?? {}).sort()].filter(Boolean).join(' ');
}

function compareOutput(committed: Output, fresh: Output, where: string): Found[] {
  if (committed.output_type === 'error')
    return [
      ...compareText(`${where}, name of the error`, committed.ename ?? '', fresh.ename ?? ''),
      ...compareText(`${where}, text of the error`, committed.evalue ?? '', fresh.evalue ?? ''),
    ];
  if (committed.output_type === 'stream')
    return compareText(`${where}, ${committed.name}`, committed.text ?? '', fresh.text ?? '');
  return Object.entries(committed.data ?? {}).flatMap(([type, value]) =>
    /^(?:image|audio|video)\//.test(type) ? [] : compareValue(`${where}, ${type}`, value, fresh.data![type]),
  );
}

function compareValue(where: string, committed: unknown, fresh: unknown): Found[] {
  if (typeof committed === 'string' && typeof fresh === 'string') return compareText(where, committed, fresh);
  if (typeof committed === 'number' && typeof fresh === 'number')
    return closeEnough(committed, fresh, 0) ? [] : [{ where, committed: `${committed}`, fresh: `${fresh}` }];
  if (isRecord(committed) && isRecord(fresh)) {
    const keys = [...new Set([...Object.keys(committed), ...Object.keys(fresh)])];
    return keys.flatMap((key) => compareValue(`${where}.${key}`, committed[key], fresh[key]));
  }
  return committed === fresh ? [] : [{ where, committed: short(committed), fresh: short(fresh) }];
}

const picture = /data:[\w/+.-]+;base64,[A-Za-z0-9+/=]*/g;

function compareText(where: string, committed: string, fresh: string): Found[] {
  const before = committed.replace(picture, '(picture)').split('\n');
  const after = fresh.replace(picture, '(picture)').split('\n');
  return Array.from({ length: Math.max(before.length, after.length) }, (_, i) => i)
    .filter((i) => !sameLine(before[i], after[i]))
    .map((i) => ({
      where: `${where}, line ${i + 1}`,
      committed: short(before[i] ?? '(no such line)'),
      fresh: short(after[i] ?? '(no such line)'),
    }));
}

const number = /(?<![\w.])[-+−]?(?:\d+\.\d+(?:e[-+]?\d+)?|\d+e[-+]?\d+)(?![\w.]*\w)/gi;

function sameLine(before: string | undefined, after: string | undefined): boolean {
  if (before === undefined || after === undefined) return false;
  if (before === after) return true;
  const [wanted, got] = [before.match(number) ?? [], after.match(number) ?? []];
  const blank = (line: string) => line.replace(number, '#').replace(/\s+/g, ' ');
  if (blank(before) !== blank(after) || wanted.length !== got.length) return false;
  return wanted.every((text, i) => {
    const unit = Math.max(lastDigit(text), lastDigit(got[i]!));
    return closeEnough(toNumber(text), toNumber(got[i]!), unit);
  });
}

function closeEnough(a: number, b: number, unit: number): boolean {
  return Object.is(a, b) || Math.abs(a - b) <= Math.max(1.01 * unit, 1e-4 * Math.abs(a), 1e-6);
}

/** The size of the last printed digit: 0.01 for `3.14`, 1e-6 for `1.5e-5`. */
function lastDigit(text: string): number {
  const [mantissa, exponent = '0'] = text.toLowerCase().split('e');
  return 10 ** (Number(exponent) - (mantissa!.split('.')[1] ?? '').length);
}

function toNumber(text: string): number {
  return Number(text.replace('−', '-'));
}

function short(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isCode(cell: NotebookCell): boolean {
  return cell.cell_type === 'code';
}
