import { createRequire } from 'node:module';
import vm from 'node:vm';

/** A cell as it was compiled: what it declares is put on `exports`, from where later cells take it. */
export interface Compiled {
  output: string;
}

/** What cells have declared, by name. */
export type Declared = Record<string, unknown>;

/**
 * Runs a compiled cell to its end, as a kernel does.
 *
 * @param cell the cell
 * @param declared what cells before it have declared; what it declares is added
 * @param folder where what it imports is looked for
 */
export async function runCell({ output }: Compiled, declared: Declared, folder: string): Promise<void> {
  // TypeScript defines an import by a getter: it is read once, so that a later cell may give the name something else.
  const exports = new Proxy(declared, {
    defineProperty: (known, name, { get, value }) => {
      if (name !== '__esModule') known[String(name)] = get ? get() : value;
      return true;
    },
  });
  const start = vm.runInThisContext(`(async function(exports, require) { ${output}\n})`, {
    filename: 'cell',
  }) as (exports: Declared, require: NodeJS.Require) => Promise<void>;
  await start(exports, createRequire(`${folder}/cell.js`));
}
