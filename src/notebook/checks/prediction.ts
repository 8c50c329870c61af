import { waits } from './waits.js';

/**
 * Holds a prediction, made before running, against what really happens. A wrong prediction is no mistake: it is a question.
 *
 * @param answer what the learner expects: a word, a number, true or false
 * @param truth finds out
 * @param hint where to look if it turned out differently
 * @example
 * const strongest = () => 'transformers';
 * check.prediction('cool', strongest, 'look at the row of they');
 * // prints ✗ it turned out differently: look at the row of they
 */
export function prediction<Value extends string | number | boolean>(
  answer: Value,
  truth: () => Value,
  hint: string = 'find out why',
): void {
  if (waits('prediction', answer)) return;
  const isSame = normal(answer) === normal(truth());
  console.log(isSame ? '✓ as you predicted' : `✗ it turned out differently: ${hint}`);
}

function normal(value: string | number | boolean): string | number | boolean {
  return typeof value === 'string' ? value.trim().toLowerCase() : value;
}
