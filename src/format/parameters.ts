import { nearest } from './nearest.js';
import type { Notebook, NotebookCell } from './notebook.js';
import { hasTag } from './tags.js';

/** A value that a parameter can take: anything that JSON can say. */
export type ParameterValue = number | string | boolean | ParameterValue[] | { [key: string]: ParameterValue };

/** A variable that a notebook's `parameters` cell declares. */
export interface Parameter {
  name: string;
  /** What its first value is; `'unknown'` when it is computed. */
  kind: 'number' | 'string' | 'boolean' | 'array' | 'object' | 'unknown';
  /** `const`, `let` or `var`, kept when the value is replaced. */
  keyword: string;
  /** The type it is declared with, if any: kept, so that TypeScript checks the new value. */
  annotation?: string;
}

const declaration = /^(const|let|var)\s+([\p{L}_$][\p{L}\p{N}_$]*)\s*(?::\s*([^=]+?))?\s*=(?!=)\s*(.*)$/u;

/**
 * Lists what can be set in a notebook: the variables declared at the left margin of its cells tagged `parameters`, one
 * declaration to a line.
 *
 * @param notebook a notebook
 * @example
 * const settings = { cell_type: 'code', metadata: { tags: ['parameters'] }, source: 'const dK = 8;' };
 * listParameters({ cells: [settings] }); // → [{ name: 'dK', kind: 'number', keyword: 'const' }]
 */
export function listParameters(notebook: Notebook): Parameter[] {
  return notebook.cells.filter(isCodeTagged('parameters')).flatMap(({ source }) =>
    source.split('\n').flatMap((line) => {
      const [, keyword, name, annotation, first] = declaration.exec(line) ?? [];
      if (!keyword || !name) return [];
      return [{ name, keyword, kind: kindOfSource(first!), ...(annotation ? { annotation } : {}) }];
    }),
  );
}

/**
 * Returns the notebook with a cell after its `parameters` cell that declares the given values anew.
 *
 * @param notebook a notebook; it stays as it is
 * @param values a value for each parameter to change
 * @throws {Error} for a name that the notebook doesn't know
 * @throws {TypeError} for a value of another kind than the declared one
 * @example
 * const settings = { cell_type: 'code', metadata: { tags: ['parameters'] }, source: 'const dK = 8;' };
 * injectParameters({ cells: [settings] }, { dK: 16 }).cells[1].source; // → '// Injected parameters\nconst dK = 16;'
 */
export function injectParameters(notebook: Notebook, values: Record<string, ParameterValue>): Notebook {
  const names = Object.keys(values);
  if (names.length === 0) return notebook;
  const known = listParameters(notebook);
  const lines = names.map((name) => redeclare(name, values[name]!, known));
  const cells = notebook.cells.filter((cell) => !isCodeTagged('injected-parameters')(cell));
  const injected: NotebookCell = {
    cell_type: 'code',
    id: 'injected-parameters',
    metadata: { tags: ['injected-parameters'] },
    source: ['// Injected parameters', ...lines].join('\n'),
    outputs: [],
    execution_count: null,
  };
  cells.splice(cells.findLastIndex(isCodeTagged('parameters')) + 1, 0, injected);
  return { ...notebook, cells };
}

/**
 * Reads a parameter's value from the text of a command line.
 *
 * @param parameter what the notebook declares
 * @param text for example `'16'`, `'They are cool'`, `'[1, 2]'`
 * @throws {TypeError} when the text doesn't say a value of the declared kind
 * @example
 * parseParameter({ name: 'dK', kind: 'number', keyword: 'const' }, '16'); // → 16
 */
export function parseParameter(parameter: Parameter, text: string): ParameterValue {
  if (parameter.kind === 'string') return text;
  const value = parseValue(text);
  if (parameter.kind === 'unknown') return value ?? text;
  if (value === undefined || kindOf(value) !== parameter.kind)
    throw wrongKind(parameter, JSON.stringify(text));
  return value;
}

/** Finds a parameter by name. */
export function findParameter(name: string, known: Parameter[]): Parameter {
  const found = known.find((parameter) => parameter.name === name);
  if (found) return found;
  const names = known.map((parameter) => parameter.name);
  const list = names.length > 0 ? names.join(', ') : 'none (no cell is tagged "parameters")';
  const guess = nearest(name, names);
  throw new Error(
    `runNotebook: expected one of the parameters ${list}, got ${name}${guess ? ` (did you mean ${guess}?)` : ''}`,
  );
}

function redeclare(name: string, value: ParameterValue, known: Parameter[]): string {
  const parameter = findParameter(name, known);
  if (parameter.kind !== 'unknown' && kindOf(value) !== parameter.kind)
    throw wrongKind(parameter, JSON.stringify(value) ?? String(value));
  const type = parameter.annotation ? `: ${parameter.annotation}` : '';
  const literal = typeof value === 'number' ? String(value) : JSON.stringify(value);
  return `${parameter.keyword} ${name}${type} = ${literal};`;
}

function wrongKind(parameter: Parameter, got: string): TypeError {
  const article = /^[aeiou]/.test(parameter.kind) ? 'an' : 'a';
  return new TypeError(
    `runNotebook: expected parameter ${parameter.name} to be ${article} ${parameter.kind}, got ${got}`,
  );
}

function parseValue(text: string): ParameterValue | undefined {
  if (/^[+-]?Infinity$/.test(text)) return Number(text);
  try {
    return JSON.parse(text.trim() === 'null' ? '' : text);
  } catch {
    return undefined;
  }
}

function kindOf(value: ParameterValue): Parameter['kind'] {
  if (Array.isArray(value)) return 'array';
  const type = typeof value;
  return type === 'number' || type === 'string' || type === 'boolean' || type === 'object' ? type : 'unknown';
}

function kindOfSource(source: string): Parameter['kind'] {
  if (/^['"`]/.test(source)) return 'string';
  if (/^[+-]?(?:(?:\d[\w.]*?|\.\d\w*?)(?:e[+-]?\d+)?|Infinity)\s*(?:;|\/\/|\/\*|$)/i.test(source))
    return 'number';
  if (/^(?:true|false)\b/.test(source)) return 'boolean';
  if (source.startsWith('[')) return 'array';
  return source.startsWith('{') ? 'object' : 'unknown';
}

function isCodeTagged(tag: string): (cell: NotebookCell) => boolean {
  return (cell) => cell.cell_type === 'code' && hasTag(cell, tag);
}
