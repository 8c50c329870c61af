import { type Compiled, type Declared, runCell } from './cells.js';
import { fromPlain, type Plain, toPlain } from './plain.js';
import { serve } from './served.js';

/*
 * The process that judges: it runs the kit's own cells, and gets the students' answers as data. No student's code runs here.
 */

/** What is to be judged. */
interface Asked {
  exercise: string;
  /** The exercise's cell, with places for the answers. */
  cell: Compiled;
  answers: Record<string, Plain>;
  /** The student's statements, as text: checks look for helpers that do the whole exercise. */
  written: string;
}

/** What a check found out. */
interface Verdict {
  exercise?: string;
  passed: boolean | null;
  hint?: string;
  mistake?: string;
}

const checkType = 'application/vnd.attention-kit.check+json';
const displaySymbol = Symbol.for('attention-kit.display');
const states = new Map<string, Declared>();
let declared: Declared = {};
let verdicts: Verdict[] = [];

const link = serve({
  begin: () => {
    declared = {};
  },
  run: ({ cell, before }: { cell?: Compiled; before?: string }) => {
    if (before !== undefined) states.set(before, { ...declared });
    return cell && runCell(cell, declared, process.cwd());
  },
  judge,
});

async function judge({ exercise, cell, answers, written }: Asked): Promise<Verdict> {
  verdicts = [];
  const scratch = { ...states.get(exercise) };
  const values = Object.entries(answers).map(([name, plain]) => [
    name,
    fromPlain(plain, () => remote(name, written)),
  ]);
  Object.assign(globalThis, {
    [Symbol.for('attention-kit.answers')]: Object.fromEntries(values),
    [displaySymbol]: ({ data }: { data: Record<string, Verdict> }) => {
      if (data[checkType]?.exercise === exercise) verdicts.push(data[checkType]);
    },
  });
  let failed: unknown;
  await runCell(cell, scratch, process.cwd())
    .then(() => scratch.tsLastExpr)
    .catch((error) => {
      failed = error;
    });
  Reflect.deleteProperty(globalThis, displaySymbol); // without it no picture is drawn
  const told = verdicts.find(({ passed }) => passed !== true) ?? verdicts[0];
  if (!told) throw failed ?? new Error('the check says nothing');
  const { passed, hint, mistake } = told;
  return { passed, ...(hint === undefined ? {} : { hint }), ...(mistake === undefined ? {} : { mistake }) };
}

/** A student's function, as a check sees it: each call is made over there, and only data comes back. */
function remote(name: string, written: string): unknown {
  const ask = async (...input: unknown[]) =>
    fromPlain(await link.ask('call', { name, input: input.map((each) => toPlain(each)) }));
  return Object.assign(ask, { toString: () => written });
}
