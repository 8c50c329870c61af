import { type Compiled, type Declared, runCell } from './cells.js';
import { fromPlain, type Plain, toPlain } from './plain.js';
import { serve } from './served.js';

/*
 * The process in which one student's code runs. It gives values away, and knows nothing of what is right; whatever it says
 * is taken as that student's answer.
 */

let declared: Declared = {};

serve({
  begin: () => {
    declared = {};
  },
  run: (cell: Compiled) => runCell(cell, declared, process.cwd()),
  values: (names: string[]) => names.map((name) => toPlain(declared[name])),
  call: async ({ name, input }: { name: string; input: Plain[] }) => {
    const attempt = declared[name] as (...input: unknown[]) => unknown;
    return toPlain(await attempt(...input.map((each) => fromPlain(each))));
  },
});
