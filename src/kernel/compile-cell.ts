import type { ConvertResult } from 'tslab/dist/converter.js';
import { withoutExports } from './repairs/exports.js';
import { keptDeclarations } from './repairs/kept-declarations.js';
import { declareNestedVariables } from './repairs/nested-variables.js';
import { refusedPlaces } from './repairs/refusals.js';
import { writeOutShorthand } from './repairs/shorthand.js';
import { awaitsAtTop } from './repairs/top-level-await.js';

/** Turns a cell into JavaScript, given what the cells before it declare; or tells what is wrong with it. */
export type CompileCell = (declared: string, source: string) => ConvertResult;

/**
 * Compiles a cell as tslab does, with what tslab does wrong repaired.
 *
 * @param convert tslab's own
 * @param declared declarations of the cells before
 * @param written the cell as it was written
 */
export function compileWith(convert: CompileCell, declared: string, written: string): ConvertResult {
  const source = withoutExports(written);
  const refused = refusedPlaces(source);
  if (refused.length > 0) return { diagnostics: refused as ConvertResult['diagnostics'] };
  const longhand = declareNestedVariables(writeOutShorthand(source));
  const result = convert(declared, longhand);
  // What fails is told as it was written.
  const told = result.diagnostics.length > 0 && longhand !== source ? convert(declared, source) : result;
  const declOutput = told.declOutput && `${told.declOutput}\n${keptDeclarations(declared, source)}`;
  return { ...told, declOutput, hasToplevelAwait: told.hasToplevelAwait || awaitsAtTop(source) };
}
