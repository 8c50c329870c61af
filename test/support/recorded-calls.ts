import * as kit from '../../src/index.js';
import { findExamples, runExample } from './examples.js';

export type Call = (...args: unknown[]) => unknown;

/** A public function, and a call of it that is right, as its own example makes it. */
export interface RecordedCall {
  name: string;
  call: Call;
  args: unknown[];
  result: unknown;
}

/** All public functions by name, `check.scores` and the others within `check` among them. */
export function publicFunctions(): Map<string, Call> {
  const checks = Object.entries(kit.check).map(([name, value]) => [`check.${name}`, value]);
  const all = [...Object.entries(kit), ...checks].filter(([, value]) => typeof value === 'function');
  return new Map(all as [string, Call][]);
}

/** Runs the examples of all public functions, and gives the calls that each makes of its own function. */
export async function recordCalls(): Promise<RecordedCall[]> {
  const calls: RecordedCall[] = [];
  const functions = publicFunctions();
  for (const example of findExamples()) {
    const room = example.file.startsWith('notebook/checks/') ? 'check.' : '';
    const name = `${room}${example.functionName}`;
    const call = functions.get(name);
    if (call) await runExample(example, recording([name, call], calls));
  }
  return calls;
}

/** The name under which an example knows the function, and one that takes down what it is told. */
function recording([name, call]: [string, Call], calls: RecordedCall[]): Record<string, unknown> {
  const recorded: Call = (...args) => {
    const made: RecordedCall = { name, call, args, result: undefined };
    calls.push(made);
    made.result = call(...args);
    return made.result;
  };
  const [inCheck] = name.split('check.').slice(1);
  return inCheck ? { check: { ...kit.check, [inCheck]: recorded } } : { [name]: recorded };
}
