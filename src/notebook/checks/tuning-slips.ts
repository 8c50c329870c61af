import type { NumberMistake } from './number-slips.js';

/** The share of class 0 whose score leads by so much. */
const leading = (lead: number) => 1 / (1 + Math.exp(-lead));

/** What is commonly answered wrong about fine-tuning, by the exercise's id. */
export const tuningSlips: Readonly<Record<string, readonly NumberMistake[]>> = {
  '12.1': [
    { id: 'two-classes', gives: Math.LN2, hint: 'that is the price of guessing between two' },
    { id: 'base-2', gives: 3, hint: 'this logarithm has the base 2, not e' },
    { id: 'base-10', gives: Math.log10(8), hint: 'this logarithm has the base 10, not e' },
    { id: 'sign', gives: -Math.log(8), hint: 'a loss is never below 0: where is the minus?' },
    { id: 'share', gives: 1 / 8, hint: 'that is the share of each topic; the loss is made of its logarithm' },
    { id: 'wrong-share', gives: 7 / 8, hint: 'that is how often a guess is wrong, which is no loss' },
    { id: 'wrong-share', gives: -Math.log(7 / 8), hint: 'this is made of the share of the wrong topics' },
    { id: 'count', gives: 8, hint: 'that is how many topics there are' },
    { id: 'one-missing', gives: Math.log(7), hint: 'that is for seven: the right topic is one of them, too' },
    {
      id: 'summed',
      gives: 8 * Math.log(8),
      hint: 'the logarithms of all topics are added; one of them is right',
    },
    { id: 'divided', gives: Math.log(8) / 8, hint: 'divided by the number of topics: one of them is right' },
    { id: 'texts', gives: Math.log(880), hint: 'that is for guessing among all texts' },
  ],
  '12.2': [
    { id: 'one-matrix', gives: 384 * 4, hint: 'that is one of the thin matrices; both learn' },
    { id: 'whole', gives: 384 * 384, hint: 'that is the whole matrix, which stays as it is' },
    { id: 'with-whole', gives: 384 * 384 + 3072, hint: 'the matrix itself stays as it is' },
    { id: 'rank-1', gives: 2 * 384, hint: 'that is for rank 1' },
    { id: 'doubled', gives: 2 * 3072, hint: 'twice too many: is this for rank 8, or for two matrices?' },
    { id: 'all-layers', gives: 12 * 3072, hint: 'that is for two matrices of each layer; one is asked for' },
    {
      id: 'product',
      gives: 384 * 4 * 384,
      hint: 'that is how many products AB takes, not how many numbers learn',
    },
    { id: 'multiplied', gives: (384 * 4) ** 2, hint: 'the sizes of A and B are multiplied' },
    { id: 'sides-added', gives: 384 + 4, hint: 'the sides of a matrix are multiplied, not added' },
    { id: 'sides-added', gives: 2 * (384 + 4), hint: 'the sides of a matrix are multiplied, not added' },
    { id: 'saved', gives: 384 * 384 - 3072, hint: 'that is how many are saved' },
    { id: 'times', gives: 48, hint: 'that is how many times as few they are' },
    { id: 'times', gives: 1 / 48, hint: 'that is their share; how many are they?' },
    { id: 'bytes', gives: 4 * 3072, hint: 'four times too many: are these bytes?' },
  ],
  '12.3': [
    {
      id: 'too-little',
      gives: leading(0.5),
      hint: 'is this the step of 0.1, or is the score of class 1 forgotten?',
    },
    { id: 'uphill', gives: leading(-1), hint: 'that is the share of class 1, or a step uphill' },
    { id: 'unchanged', gives: 0.5, hint: 'that is the score of class 0, or its share before the step' },
    { id: 'lead', gives: 1, hint: 'that is by how much the score of class 0 leads; softmax comes next' },
    { id: 'power', gives: Math.exp(0.5), hint: 'that is e to the score, not yet divided by the sum' },
    { id: 'power', gives: Math.E, hint: 'that is e to the lead, not yet a share' },
    { id: 'loss', gives: -Math.log(leading(1)), hint: 'that is the loss after the step' },
    {
      id: 'two-steps',
      gives: 0.7064, // after the first step the slopes are 0.378 times as large as the inputs, not 0.5
      hint: 'two steps of 0.1 aren’t one of 0.2: the slopes change in between',
    },
    {
      id: 'no-input',
      gives: leading(0.6),
      hint: 'each slope is multiplied by its input: do all weights move as far?',
    },
    {
      id: 'whole-slope',
      gives: leading(2),
      hint: 'twice too far: the slope is the share less 1, times the input',
    },
    { id: 'no-rate', gives: leading(5), hint: 'a step as long as the slope: where is the rate?' },
    { id: 'one-input', gives: leading(0.8), hint: 'one number of the text is missing in the score' },
    { id: 'one-input', gives: leading(0.2), hint: 'one number of the text is missing in the score' },
    { id: 'doubled', gives: 2 * leading(0.5), hint: 'a share above 1: twice the step isn’t twice the share' },
  ],
};
