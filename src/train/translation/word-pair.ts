import { checkRecords } from '../../check/options.js';
import { checkEach, checkTexts, checkWhole } from '../../check/values.js';
import { checkKnown, type Translator } from './translator.js';

/** Words, and what they are in another language. */
export interface WordPair {
  source: string[];
  target: string[];
  /** For each target word the places of the source words that it can come from; none where there is no such word. */
  from: number[][];
}

const checkAll = checkRecords({
  source: checkTexts,
  target: checkTexts,
  from: checkEach(checkEach(checkWhole)),
});

/** Asserts that there are pairs, and that a translator knows all their words. */
export function checkPairs(
  caller: string,
  pairs: readonly WordPair[],
  { sourceWords, targetWords }: Translator,
): void {
  checkAll(caller, 'pairs', pairs);
  if (pairs.length === 0) throw new RangeError(`${caller}: expected one pair or more, got none`);
  for (const [i, { source, target }] of pairs.entries()) {
    checkKnown(caller, `pairs[${i}].source`, source, sourceWords);
    checkKnown(caller, `pairs[${i}].target`, target, targetWords);
  }
}
