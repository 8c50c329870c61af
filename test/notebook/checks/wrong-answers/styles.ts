import * as tf from '@tensorflow/tfjs';

type Nested = number | Nested[];

/** The numbers of an answer as nested lists; `undefined` if it has others, or none. */
function listsOf(answer: unknown): Nested | undefined {
  if (answer instanceof tf.Tensor) return answer.arraySync() as Nested;
  if (ArrayBuffer.isView(answer)) return Array.from(answer as Float64Array);
  return areNumbers(answer) ? answer : undefined;
}

const areNumbers = (answer: unknown): answer is Nested =>
  Array.isArray(answer) ? answer.every(areNumbers) : typeof answer === 'number';

const flat = (lists: Nested): number[] => (Array.isArray(lists) ? lists.flatMap(flat) : [lists]);

const STYLES: ((lists: Nested) => unknown)[] = [
  (lists) => tf.tensor(lists),
  (lists) => tf.tensor(lists).dataSync(), // all in one row
  (lists) => Float64Array.from(flat(lists)),
  (lists) => [lists],
  (lists) => tf.tensor(lists).expandDims(0),
  (lists) => tf.variable(tf.tensor(lists)),
  (lists) => (Array.isArray(lists) ? lists.map((part) => tf.tensor(part)) : [[lists]]),
  (lists) => JSON.parse(JSON.stringify(lists, (_, x) => (typeof x === 'number' ? Number(x.toFixed(4)) : x))),
];

type Attempt = (...given: unknown[]) => unknown;

// What a function returns, in the same styles; what is no numbers stays.
const inStyle =
  (attempt: Attempt, style: (lists: Nested) => unknown): Attempt =>
  async (...given) => {
    const made = await attempt(...given);
    const lists = listsOf(made);
    return lists === undefined ? made : style(lists);
  };

/** An answer in every style that a learner may write it in: a number, a list or a function that returns it, awaited or not. */
export function stylesOf(answer: unknown): unknown[] {
  if (typeof answer === 'function') {
    const attempt = answer as Attempt;
    const calls: Attempt[] = [
      async (...given) => attempt(...given),
      function (this: unknown, ...given) {
        return attempt(...given);
      },
      attempt.bind(undefined),
    ];
    return [...calls, ...STYLES.map((style) => inStyle(attempt, style))];
  }
  const lists = listsOf(answer);
  return lists === undefined ? [] : STYLES.map((style) => style(lists));
}

/** What is no answer yet, though right numbers are in it, and what it is called. */
export function unfinished(lists: readonly number[]): [mistake: string, answer: unknown][] {
  return [
    ['promise', Promise.resolve(lists)],
    ['promise', tf.tensor(lists as number[]).data()],
    ['text', lists.map((value) => value.toFixed(2))],
    ['text', JSON.stringify(lists)],
    ['series', lists.values()],
    ['series', new Map(lists.entries()).values()],
    ['no-numbers', { value: lists }],
  ];
}
