import { checkOptions } from '../../check/options.js';
import { checkCount, checkOneOf, checkWhole } from '../../check/values.js';
import { seededRandom } from '../seeded-random.js';
import { adjectives, doerWords, openings } from './doer-words.js';
import type { LabelledTexts } from './labelled-texts.js';

/** What drawing may be told. */
export interface DoerDraw {
  /** Whose nouns and verbs: no noun and no verb of one split stands in another (`'train'`). */
  split?: 'train' | 'validation' | 'test';
  /** Chooses the sentences (1). */
  seed?: number;
}

/** There are several times as many different ones, even of the fewest words. */
const MOST = 10_000;

/**
 * Draws sentences in which a person and an animal meet, and asks which of the two does it.
 *
 * There are four ways to say it, with the doer before the other or behind: *the cook chased the dog*,
 * *the dog was chased by the cook*, *it was the cook that chased the dog*, *it was the dog that the cook chased*.
 * Both answers are as frequent, in every way, whatever the words are. All sentences differ.
 *
 * @param count how many
 * @param options whose words, seed
 * @returns texts and labels, person and animal in turn; the classes are `'person'` and `'animal'`
 * @throws {RangeError} if count is no whole number from 1 to 10,000, or an option is none of those above
 * @example
 * const { texts, labels, classes } = drawDoers(2);
 * classes[labels[0]]; // → 'person'
 * classes[labels[1]]; // → 'animal'
 */
export function drawDoers(count: number, options: DoerDraw = {}): LabelledTexts {
  checkCount('drawDoers', 'count', count);
  checkOptions('drawDoers', options, {
    split: checkOneOf('train', 'validation', 'test'),
    seed: checkWhole,
  });
  if (count > MOST) throw new RangeError(`drawDoers: expected a count of at most ${MOST}, got ${count}`);
  const { split = 'train', seed = 1 } = options;
  const random = seededRandom(seed);
  const texts = new Set<string>();
  while (texts.size < count) texts.add(drawText(split, texts.size % 2, random));
  return {
    classes: ['person', 'animal'],
    texts: [...texts],
    labels: Array.from({ length: count }, (_, i) => i % 2),
  };
}

function drawText(split: 'train' | 'validation' | 'test', label: number, random: () => number): string {
  const { persons, animals, verbs } = doerWords[split];
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)]!;
  const some = (noun: string) => `the ${random() < 0.4 ? `${pick(adjectives)} ` : ''}${noun}`;
  const both = [some(pick(persons)), some(pick(animals))];
  const [doer, other, verb] = [both[label]!, both[1 - label]!, pick(verbs)];
  const said = [
    `${doer} ${verb} ${other}`,
    `${other} was ${verb} by ${doer}`,
    `it was ${doer} that ${verb} ${other}`,
    `it was ${other} that ${doer} ${verb}`,
  ];
  return `${random() < 0.4 ? `${pick(openings)} ` : ''}${pick(said)}`;
}
