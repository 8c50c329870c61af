import { createCellCompiler } from '../../../runner/kernel/compiled/cell-compiler.js';
import { readCompiledCells } from '../../../runner/kernel/compiled/read-cells.js';
import { offerOwnModules } from '../../../runner/kernel/own-modules.js';
import { ownPart } from './own-part.js';
import { serve } from './served.js';

/*
 * The process that compiles cells. It runs none: a student's code may at most make it slow.
 */

offerOwnModules(process.cwd());
const { compile } = createCellCompiler();
const shipped = readCompiledCells();

/** A cell of the kit's, after what cells before it declare. */
function compileKit({ declared, source }: { declared: string; source: string }) {
  const {
    output = '',
    declOutput = '',
    diagnostics,
  } = shipped(declared, source) ?? compile(declared, source);
  if (diagnostics[0]) throw new Error(String(diagnostics[0].messageText));
  return { output, declared: declOutput };
}

/** A student's cell: its own part, after what the kit's cells and the student's earlier answers declare. */
function compileOwn(given: { declared: string; kit: string; source: string; names: string[] }) {
  const { source, written, names } = ownPart(given.kit, given.source);
  const earlier = given.names
    .filter((name) => !names.includes(name) && !new RegExp(`\\b${name}\\b`).test(given.declared))
    .map((name) => `declare let ${name}: any;\n`);
  const { output = '', diagnostics } = compile(given.declared + earlier.join(''), source);
  const [problem] = diagnostics.map(({ messageText }) => String(messageText));
  return { written, names, output, ...(problem === undefined ? {} : { problem }) };
}

serve({ kit: compileKit, own: compileOwn });
