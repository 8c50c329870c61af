import type * as tf from '@tensorflow/tfjs';
import { isPromise } from './strange.js';
import { tensorsOf } from './tensors-of.js';
import type { Attempt, Mistake, Tries } from './topic.js';
import { type Verdict, waiting, wrong } from './verdict.js';

/** What is needed to try a function. */
interface Bench<Given> {
  tries: Tries<Given>;
  mistakes: readonly Mistake<Given>[];
  judgeOne: (answer: unknown, given: Given) => Verdict;
}

/** What the calls of a function gave, for one of the inputs. */
interface Trial<Given> {
  given: Given;
  results: unknown[];
}

/** Calls a function with what is given and with other input, and judges what comes back; an error of its own is told. */
export function tryOut<Given extends object>(
  bench: Bench<Given>,
  attempt: Attempt,
  given: object,
): Verdict | PromiseLike<Verdict> {
  const told = [given, ...bench.tries.others(given as Given)];
  const inputs = told.map(tensorsOf) as Given[];
  const verdict = tryWith(bench, attempt, inputs);
  const cleared = (found: Verdict) => {
    for (const [i, input] of inputs.entries()) dispose(input, told[i]!);
    return found;
  };
  return isPromise(verdict) ? verdict.then(cleared) : cleared(verdict);
}

function tryWith<Given>(
  bench: Bench<Given>,
  attempt: Attempt,
  inputs: Given[],
): Verdict | PromiseLike<Verdict> {
  const finish = (trials: Trial<Given>[]) => judgeTrials(bench, attempt, trials);
  try {
    const trials = inputs.map((given) => ({
      given,
      results: bench.tries.calls(given).map((parts) => attempt(...parts)),
    }));
    const isLate = trials.some(({ results }) => results.some(isPromise));
    return isLate ? whenDone(trials).then(finish).catch(threw) : finish(trials);
  } catch (thrown) {
    return threw(thrown);
  }
}

function whenDone<Given>(trials: Trial<Given>[]): Promise<Trial<Given>[]> {
  return Promise.all(
    trials.map(async ({ given, results }) => ({ given, results: await Promise.all(results) })),
  );
}

function threw(thrown: unknown): Verdict {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return wrong(`your code threw an error: ${message}`, 'threw');
}

function judgeTrials<Given>(bench: Bench<Given>, attempt: Attempt, trials: Trial<Given>[]): Verdict {
  const { tries, mistakes, judgeOne } = bench;
  const verdicts = trials.map(({ given, results }) => {
    const answer = answerOf(results, tries);
    return answer === undefined ? waiting() : judgeOne(answer, given);
  });
  const [first] = verdicts;
  if (first!.outcome !== 'right') return first!;
  const failed = verdicts.find(({ outcome }) => outcome !== 'right');
  if (failed && mistakes.some(({ id }) => id === failed.mistake)) return failed;
  if (failed) return wrong('right for these numbers, not for others: does it use what it is given?', 'fixed');
  const refusal = tries.refuses?.(attempt, trials[0]!.given);
  return refusal ? wrong(refusal.hint, refusal.id) : first!;
}

// The results side by side; nothing as long as one is missing.
function answerOf<Given>(results: unknown[], { reads = (result) => result }: Tries<Given>): unknown {
  if (results.some((result) => result === undefined || result === null)) return undefined;
  const read = results.map(reads);
  return read.length === 1 ? read[0] : read;
}

// Only the tensors that were made of nested numbers.
function dispose(input: object, told: object): void {
  const own = new Set(Object.values(told));
  for (const value of Object.values(input)) if (!own.has(value)) (value as tf.Tensor).dispose();
}
