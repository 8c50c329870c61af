import type * as tf from '@tensorflow/tfjs';
import { described } from '../../../check/described.js';
import { tensorsOf } from './tensors-of.js';
import type { Attempt, Topic, Tries } from './topic.js';
import { type Verdict, waiting, wrong } from './verdict.js';

/** What is needed to try a function. */
interface Bench<Given> {
  topic: Topic<Given>;
  tries: Tries<Given>;
  judgeOne: (answer: unknown, given: Given) => Verdict;
}

/** Calls a function with what is given, and if that is right with other input; an error of its own is told. */
export async function tryOut<Given extends object>(
  bench: Bench<Given>,
  attempt: Attempt,
  given: object,
): Promise<Verdict> {
  const verdict = await tryOn(bench, attempt, given);
  if (verdict.outcome !== 'right') return verdict;
  for (const other of bench.tries.others()) {
    const { outcome, text, mistake } = await tryOn(bench, attempt, other);
    if (bench.topic.mistakes.some(({ id }) => id === mistake)) return wrong(text, mistake);
    if (outcome !== 'right')
      return wrong('right for these numbers, not for others: does it use what it is given?', 'fixed');
  }
  const refusal = await bench.tries.refuses?.(attempt, given as Given);
  return refusal ? wrong(refusal.hint, refusal.id) : verdict;
}

async function tryOn<Given>(bench: Bench<Given>, attempt: Attempt, told: object): Promise<Verdict> {
  const given = tensorsOf(told) as Given;
  try {
    const results: unknown[] = [];
    for (const parts of bench.tries.calls(given)) results.push(await attempt(...parts));
    return judgeResults(bench, results, given);
  } catch (thrown) {
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    return wrong(`your code threw an error: ${message}`, 'threw');
  } finally {
    dispose(given as object, told);
  }
}

function judgeResults<Given>(
  { topic, tries, judgeOne }: Bench<Given>,
  results: unknown[],
  given: Given,
): Verdict {
  if (results.some((result) => result === undefined || result === null)) return waiting();
  const read = results.map((result) => (tries.reads ? tries.reads(result) : result));
  const odd = read.indexOf(undefined);
  if (odd >= 0) return wrong(`expected ${topic.layout}, got ${described(results[odd])}`, 'no-state');
  return judgeOne(read.length === 1 ? read[0] : read, given);
}

// Only the tensors that were made of nested numbers.
function dispose(given: object, told: object): void {
  const own = new Set(Object.values(told));
  for (const value of Object.values(given)) if (!own.has(value)) (value as tf.Tensor).dispose();
}
