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

/** All public functions by the name that their errors bear, those within `check` included. */
export function publicFunctions(): Map<string, Call> {
  const within = (scope: object, prefix: string) =>
    Object.entries(scope).map(([name, value]) => [`${prefix}${name}`, value] as const);
  const all = [...within(kit, ''), ...within(kit.check, 'check.')];
  return new Map(all.filter((entry): entry is [string, Call] => typeof entry[1] === 'function'));
}

/** Runs the examples of all public functions, and gives the calls that each makes of its own function. */
export async function recordCalls(): Promise<RecordedCall[]> {
  const calls: RecordedCall[] = [];
  const functions = [...publicFunctions()];
  for (const example of findExamples()) {
    const own = functions.find(([name]) => (name.split('.').at(-1) as string) === example.functionName);
    if (own) await runExample(example, recording(own, calls));
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
  const [first, within] = name.split('.') as [string, string?];
  return within ? { check: { ...kit.check, [within]: recorded } } : { [first]: recorded };
}
