import ts = require('@tslab/typescript-for-tslab');

import { nearest } from '../check/nearest.js';
import { checkNotebook } from './check-notebook.js';
import type { Notebook, NotebookCell } from './notebook.js';
import {
  choicesOf,
  kindOfElements,
  kindOfExpression,
  kindOfType,
  type Parameter,
} from './parameter-kinds.js';
import { checkValue, literalOf, type ParameterValue } from './parameter-values.js';
import { hasTag } from './tags.js';

/** Where a parameter's value stands in its cell; an empty stretch where it has none yet. */
interface Declared extends Parameter {
  start: number;
  end: number;
}

/**
 * Lists what can be set in a notebook: the variables that its cells tagged `parameters` declare outside of any block,
 * as TypeScript's own parser reads them.
 *
 * @param notebook a notebook
 * @example
 * const settings = { cell_type: 'code', metadata: { tags: ['parameters'] }, source: 'const dK = 8;' };
 * listParameters({ cells: [settings] }); // → [{ name: 'dK', kind: 'number', keyword: 'const' }]
 */
export function listParameters(notebook: Notebook): Parameter[] {
  checkNotebook('listParameters', notebook);
  return notebook.cells
    .filter(hasParameters)
    .flatMap(({ source }) => declaredIn(source).map(({ start, end, ...parameter }) => parameter));
}

/**
 * Returns the notebook with the given values in its `parameters` cells, each in the place of the declared one: what a
 * cell derives from them follows, as when a person writes them there.
 *
 * @param notebook a notebook; it stays as it is
 * @param values a value for each parameter to change
 * @throws {Error} for a name that the notebook doesn't know
 * @throws {TypeError} for a value of another kind than the declared one
 * @throws {RangeError} for a value that the declared type doesn't list
 * @example
 * const settings = { cell_type: 'code', metadata: { tags: ['parameters'] }, source: 'const dK = 8; // columns' };
 * injectParameters({ cells: [settings] }, { dK: 16 }).cells[0].source; // → 'const dK = 16; // columns'
 */
export function injectParameters(notebook: Notebook, values: Record<string, ParameterValue>): Notebook {
  const names = Object.keys(values);
  if (names.length === 0) return notebook;
  const known = listParameters(notebook);
  for (const name of names) checkValue(findParameter(name, known), values[name]!);
  const cells = notebook.cells.map((cell) =>
    hasParameters(cell) ? { ...cell, source: withValues(cell.source, values) } : cell,
  );
  return { ...notebook, cells };
}

/** Finds a parameter by name. */
export function findParameter(name: string, known: Parameter[]): Parameter {
  const found = known.find((parameter) => parameter.name === name);
  if (found) return found;
  const names = known.map((parameter) => parameter.name);
  const list = names.length > 0 ? names.join(', ') : 'none (no cell tagged "parameters" declares one)';
  const guess = nearest(name, names);
  throw new Error(
    `runNotebook: expected one of the parameters ${list}, got ${name}${guess ? ` (did you mean ${guess}?)` : ''}`,
  );
}

/** The variables that a cell declares, in order. */
function declaredIn(source: string): Declared[] {
  const file = ts.createSourceFile('cell.ts', source, ts.ScriptTarget.ES2022, true);
  return file.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) =>
      declarationList.declarations.filter(({ name }) => ts.isIdentifier(name)).map(describe),
    );
}

function describe({ name, type, initializer, parent }: ts.VariableDeclaration): Declared {
  const keyword = (parent as ts.VariableDeclarationList).getText().match(/^\w+/)![0];
  const written = initializer ? kindOfExpression(initializer) : 'unknown';
  // A type knows more than the first value: `number | null` may be null later.
  const kind = type ? kindOfType(type) : written;
  const elements = kind === 'array' ? kindOfElements(initializer, type) : 'unknown';
  const choices = choicesOf(type);
  return {
    name: name.getText(),
    kind,
    keyword,
    ...(type ? { annotation: type.getText() } : {}),
    ...(elements === 'unknown' ? {} : { elements }),
    ...(choices ? { choices } : {}),
    start: initializer?.getStart() ?? (type ?? name).end,
    end: initializer?.end ?? (type ?? name).end,
  };
}

function withValues(source: string, values: Record<string, ParameterValue>): string {
  return declaredIn(source)
    .filter(({ name }) => Object.hasOwn(values, name))
    .reduceRight((text, { name, start, end }) => {
      const equals = start === end ? ' = ' : '';
      return `${text.slice(0, start)}${equals}${literalOf(values[name]!)}${text.slice(end)}`;
    }, source);
}

function hasParameters(cell: NotebookCell): boolean {
  return cell.cell_type === 'code' && hasTag(cell, 'parameters');
}
