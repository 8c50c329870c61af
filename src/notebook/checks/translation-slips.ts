import type { NumberMistake } from './number-slips.js';

/** What is commonly answered wrong about translation, by the exercise's id. */
export const translationSlips: Readonly<Record<string, readonly NumberMistake[]>> = {
  '11.1': [
    { id: 'no-start', gives: 12 * 8, hint: 'one place is missing: who asks for the first word?' },
    { id: 'target-square', gives: 13 * 13, hint: 'that is a square of German places: at whom do they look?' },
    { id: 'target-square', gives: 12 * 12, hint: 'that is a square of German places: at whom do they look?' },
    { id: 'source-square', gives: 8 * 8, hint: 'that is a square of English words: who looks at them?' },
    { id: 'start-in-source', gives: 13 * 9, hint: '⟨start⟩ is put in once, among the German words only' },
    {
      id: 'start-in-source',
      gives: 12 * 9,
      hint: '⟨start⟩ is put in among the German words, not the English',
    },
    { id: 'end', gives: 14 * 8, hint: 'one place too many: ⟨end⟩ comes out and is never put in' },
    { id: 'added', gives: 21, hint: 'the two lengths are added: each place looks at each word' },
    { id: 'added', gives: 20, hint: 'the two lengths are added: each place looks at each word' },
    { id: 'all-together', gives: 21 * 21, hint: 'English words don’t look across: only German places do' },
    { id: 'four-heads', gives: 4 * 13 * 8, hint: 'that is for four heads; one is asked for' },
  ],
  '11.3': [
    { id: 'greedy', gives: 0.3, hint: 'that is the sentence of greedy decoding; is there a likelier one?' },
    { id: 'last', gives: 0.9, hint: 'that is the share of a second word; a sentence has two' },
    { id: 'last', gives: 0.5, hint: 'that is the share of a second word; a sentence has two' },
    { id: 'first', gives: 0.6, hint: 'that is the share of a first word; a sentence has two' },
    { id: 'first', gives: 0.4, hint: 'that is the share of a first word; a sentence has two' },
    { id: 'mixed', gives: 0.54, hint: 'these two shares are not of the same sentence' },
    { id: 'mixed', gives: 0.2, hint: 'these two shares are not of the same sentence' },
    { id: 'added', gives: 1.3, hint: 'the shares are added: both have to happen' },
    { id: 'added', gives: 1.1, hint: 'the shares are added: both have to happen' },
    { id: 'mean', gives: 0.65, hint: 'that is a mean of shares: both have to happen' },
    { id: 'both', gives: 0.66, hint: 'two sentences are added: the likeliest one is asked for' },
  ],
  '11.4': [
    { id: 'no-penalty', gives: 1, hint: 'all that is there is found; but is the candidate long enough?' },
    { id: 'ratio', gives: 3 / 5, hint: 'that is the ratio of the lengths; the penalty is a power of e' },
    {
      id: 'upside-down',
      gives: Math.exp(1 - 3 / 5),
      hint: 'a penalty above 1 is none: which length stands on top?',
    },
    { id: 'by-reference', gives: Math.exp(3 / 5 - 1), hint: 'the difference is divided by the other length' },
    { id: 'difference', gives: Math.exp(3 - 5), hint: 'the lengths are subtracted; their ratio counts' },
    { id: 'no-one', gives: Math.exp(-5 / 3), hint: 'the 1 in the power is missing' },
    { id: 'root-of-all', gives: Math.exp(-1 / 3), hint: 'the root was taken of the penalty, too' },
    { id: 'exponent', gives: -2 / 3, hint: 'that is the exponent; e has still to be raised to it' },
    {
      id: 'recall',
      gives: Math.sqrt((3 / 5) * (2 / 4)) * Math.exp(-2 / 3),
      hint: 'the shares are of the candidate’s groups, not of the reference’s',
    },
    {
      id: 'recall',
      gives: Math.sqrt((3 / 5) * (2 / 4)),
      hint: 'the shares are of the candidate’s groups, not of the reference’s',
    },
  ],
};
