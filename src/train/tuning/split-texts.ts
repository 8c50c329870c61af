import { checkCount, checkWhole } from '../../check/values.js';
import { shuffled } from '../vision/split-digits.js';
import { checkLabelled, type LabelledTexts } from './labelled-texts.js';

/** Texts to learn from, to choose by, and to judge by at the end. */
export interface SplitTexts {
  train: LabelledTexts;
  /** Rates and the end of training are chosen by these. */
  validation: LabelledTexts;
  /** Looked at once, when all is chosen. */
  test: LabelledTexts;
}

/** Of each class, how many are kept to judge by, and to choose by: of 110, 40 and 16. */
const TEST_SHARE = 40 / 110;
const VALIDATION_SHARE = 16 / 110;

/**
 * Draws texts to learn from, as many of each class as of another, and puts others aside: these are the same for every count and seed.
 *
 * @param all texts and labels
 * @param count how many to learn from
 * @param seed chooses them
 * @returns `train`, `validation` and `test`, without a common text
 * @throws {RangeError} if there are not so many
 * @example
 * const { train, validation, test } = splitTexts(await loadTopics(), 16, 1);
 * [train.texts.length, validation.texts.length, test.texts.length]; // → [16, 128, 320]
 */
export function splitTexts(all: LabelledTexts, count: number, seed: number): SplitTexts {
  checkLabelled('splitTexts', all);
  checkCount('splitTexts', 'count', count);
  checkWhole('splitTexts', 'seed', seed);
  const parts = all.classes.map((_, label) => {
    const places = [...all.labels.keys()].filter((i) => all.labels[i] === label);
    const order = shuffled(places.length, label).map((i) => places[i]!);
    const test = Math.round(places.length * TEST_SHARE);
    const rest = test + Math.round(places.length * VALIDATION_SHARE);
    const pool = order.slice(rest);
    const chosen = shuffled(pool.length, 1000 * seed + label).map((i) => pool[i]!);
    return { test: order.slice(0, test), validation: order.slice(test, rest), train: chosen };
  });
  const most =
    all.classes.length * parts.reduce((least, { train }) => Math.min(least, train.length), all.texts.length);
  if (count > most)
    throw new RangeError(`splitTexts: expected ${most} texts to learn from or fewer, got ${count}`);
  const inTurn = Array.from(
    { length: count },
    (_, i) => parts[i % parts.length]!.train[Math.floor(i / parts.length)]!,
  );
  return {
    train: textsAt(all, inTurn),
    validation: textsAt(
      all,
      parts.flatMap(({ validation }) => validation),
    ),
    test: textsAt(
      all,
      parts.flatMap(({ test }) => test),
    ),
  };
}

function textsAt({ classes, texts, labels }: LabelledTexts, places: readonly number[]): LabelledTexts {
  return { classes, texts: places.map((i) => texts[i]!), labels: places.map((i) => labels[i]!) };
}
