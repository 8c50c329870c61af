import { described } from '../check/described.js';
import { checkHas } from '../check/options.js';
import { type Check, checkEach, checkList, checkTexts } from '../check/values.js';
import type { Sentence } from './generate-sentences.js';

const checkAbout: Check = (caller, name, value) => {
  checkList(caller, name, value);
  const odd = (value as unknown[]).find((word) => word !== null && typeof word !== 'string');
  if (odd !== undefined)
    throw new TypeError(
      `${caller}: expected ${name} as a list of words and null, got ${described(odd)} in it`,
    );
};

/** Asserts that a value is a list of sentences, each with as many words about as tokens. */
export const checkSentences: Check = checkEach((caller, name, value) => {
  checkHas(caller, name, value, { tokens: checkTexts, about: checkAbout });
  const { tokens, about } = value as Sentence;
  if (about.length !== tokens.length)
    throw new RangeError(`${caller}: expected ${tokens.length} words in ${name}.about, got ${about.length}`);
});
