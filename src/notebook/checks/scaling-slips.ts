import type { NumberMistake } from './number-slips.js';

const LAYER = 12 * 32 ** 2 + 9 * 32;
const READ = 3000 * 16 * 128;
const WORK = (6 * 149_312 * READ) / 1e12;

/** What is commonly answered wrong about scale, by the exercise's id. */
export const scalingSlips: Readonly<Record<string, readonly NumberMistake[]>> = {
  '13.1': [
    { id: 'summed', gives: 9, hint: 'that is what all four cost together; what does one cost on the mean?' },
    { id: 'mean-share', gives: 2, hint: 'first the price of each, then the mean: not the other way round' },
    { id: 'nats', gives: 2.25 * Math.LN2, hint: 'these are nats: the logarithm has the base e, not 2' },
    { id: 'base-10', gives: 2.25 * Math.log10(2), hint: 'this logarithm has the base 10, not 2' },
    { id: 'sign', gives: -2.25, hint: 'a price is never below 0: where is the minus?' },
    { id: 'sign', gives: -9, hint: 'a price is never below 0, and the mean is asked for' },
    {
      id: 'weighted',
      gives: 1.75,
      hint: 'each character came once: their prices count alike, whatever their shares',
    },
    { id: 'share', gives: 1 / 4, hint: 'that is the mean of the shares; prices are made of logarithms' },
    { id: 'one-missing', gives: 1.5, hint: 'one of the four is missing' },
    { id: 'one-missing', gives: 2.667, hint: 'one of the four is missing' },
    { id: 'by-three', gives: 3, hint: 'that is the price of 1/8, or a sum divided by three' },
  ],
  '13.2': [
    { id: 'no-biases', gives: 12 * 32 ** 2, hint: 'biases and norms are missing' },
    { id: 'last-norm', gives: LAYER + 2 * 32, hint: 'the last norm belongs to the model, not to a layer' },
    { id: 'one-matrix', gives: 32 ** 2, hint: 'that is one matrix' },
    {
      id: 'attention-only',
      gives: 4 * 32 ** 2,
      hint: 'these are attention’s matrices; what else is in a layer?',
    },
    {
      id: 'feed-forward-only',
      gives: 8 * 32 ** 2,
      hint: 'these are the matrices of the feed-forward part; what else is in a layer?',
    },
    { id: 'biases-only', gives: 9 * 32, hint: 'these are the biases and norms; the matrices are missing' },
    { id: 'no-square', gives: 12 * 32 + 9 * 32, hint: 'a matrix has rows times columns' },
    { id: 'no-square', gives: 12 * 32, hint: 'a matrix has rows times columns' },
    { id: 'squared', gives: (12 * 32) ** 2, hint: 'only d is squared, not the 12' },
    { id: 'all-squared', gives: 21 * 32 ** 2, hint: 'biases and norms are rows, not matrices' },
    { id: 'with-tables', gives: LAYER + 203 * 32, hint: 'the tables are in no layer' },
    { id: 'two-layers', gives: 2 * LAYER, hint: 'twice too many: one layer is asked for' },
    { id: 'bytes', gives: 4 * LAYER, hint: 'four times too many: are these bytes?' },
  ],
  '13.3': [
    { id: 'upside-down', gives: 10 ** 0.2, hint: 'upside down: a larger model lacks less' },
    { id: 'no-power', gives: 1 / 10, hint: 'that would be an α of 1' },
    { id: 'product', gives: -2, hint: 'α is a power, not a factor' },
    { id: 'product', gives: 2, hint: 'α is a power, not a factor' },
    { id: 'product', gives: 1 / 2, hint: 'α is a power, not a factor' },
    { id: 'less', gives: 1 - 10 ** -0.2, hint: 'that is how much is gone; how much is left?' },
    { id: 'doubled', gives: 2 ** -0.2, hint: 'that is for a model twice as large' },
    { id: 'base-e', gives: Math.exp(-0.2), hint: 'that is for a model e times as large' },
    { id: 'alpha', gives: 0.2, hint: 'that is α; it stands above the line as a power' },
    { id: 'one-less', gives: 0.8, hint: 'α is a power, not a share' },
    { id: 'percent', gives: 100 * 10 ** -0.2, hint: 'a hundred times too much: is this in percent?' },
    { id: 'hundredfold', gives: 10 ** -0.4, hint: 'that is for a model a hundred times as large' },
  ],
  '13.4': [
    { id: 'forwards', gives: WORK / 3, hint: 'that is only the way forwards' },
    { id: 'backwards', gives: (2 * WORK) / 3, hint: 'that is only the way back' },
    { id: 'multiplications', gives: WORK / 2, hint: 'each multiplication goes with an addition' },
    { id: 'no-six', gives: WORK / 6, hint: 'each number takes part more than once for each character' },
    { id: 'one-piece', gives: WORK / 16, hint: 'each step reads 16 pieces' },
    { id: 'pieces', gives: WORK / 128, hint: 'each piece has 128 characters' },
    {
      id: 'text',
      gives: (WORK * 3_599_403) / READ,
      hint: 'that is the text read once; how many characters were read?',
    },
    { id: 'tables', gives: (WORK * 162_304) / 149_312, hint: 'N leaves the tables out' },
    {
      id: 'pairs',
      gives: (6 * 206_208 * READ) / 1e12,
      hint: 'that counts the pairs and the table, too; 6ND takes N alone',
    },
    { id: 'unit', gives: 1e12 * WORK, hint: 'in trillions, please: a million times a million' },
    { id: 'unit', gives: 1000 * WORK, hint: 'that is in billions' },
  ],
};
