import { checkShape } from '../attention/check.js';
import { checkHas } from '../check/options.js';
import { type Check, checkEach, checkOneOf, checkText, checkTexts } from '../check/values.js';
import { checkWeights } from '../model/join-pieces.js';

/** Asserts that a value is a sentence as `joinPieces` gives it: words, and weights of as many. */
export const checkSentence: Check = (caller, name, value) => {
  checkHas(caller, name, value, { words: checkTexts, weights: checkWeights });
  const { words, weights } = value as { words: string[]; weights: never };
  checkShape(caller, `${name}.weights`, weights, ['*', '*', words.length, words.length]);
};

/** Asserts that a value says what is asked: a word and a noun. */
export const checkAsk: Check = (caller, name, value) =>
  checkHas(caller, name, value, { word: checkText, noun: checkText });

/** Asserts that a value is a list of sentences, each with what is asked in it. */
export const checkQuestions: Check = checkEach((caller, name, value) => {
  checkSentence(caller, name, value);
  checkHas(caller, name, value, { ask: checkAsk, nouns: checkTexts });
});

/** Asserts that a value says in one word what heads may choose. */
export const checkAmong: Check = checkOneOf('words', 'nouns', 'all');
