/** A wrong number, or function, that tells where it comes from. */
export interface NumberMistake {
  id: string;
  gives: number | ((at: number) => number);
  /** One sentence that says what looks wrong, not what is right. */
  hint: string;
}

/** What is commonly answered wrong where the chapters ask for one number, by the exercise's id. */
export const slips: Readonly<Record<string, readonly NumberMistake[]>> = {
  '4.3': [
    {
      id: 'upside-down',
      gives: Math.LN2,
      hint: 'upside down: this temperature makes shares less even than e does',
    },
    { id: 'base', gives: 2, hint: 'this is the base itself; which power of e is it?' },
    {
      id: 'base-upside-down',
      gives: 1 / 2,
      hint: 'this is made of the base itself; which power of e is it?',
    },
    { id: 'base-10', gives: 1 / Math.log10(2), hint: 'this logarithm has the base 10, not e' },
    { id: 'base-10', gives: Math.log10(2), hint: 'this logarithm has the base 10, not e' },
    { id: 'unchanged', gives: 1, hint: 'a temperature of 1 changes nothing: the base is still e' },
    { id: 'ratio', gives: Math.E / 2, hint: 'this is a ratio of the bases; they stand below a power' },
    { id: 'ratio', gives: 2 / Math.E, hint: 'this is a ratio of the bases; they stand below a power' },
    { id: 'lead', gives: 3, hint: 'this is the lead; which temperature makes of it what is asked for?' },
    { id: 'e', gives: Math.E, hint: 'this is e itself' },
    { id: 'share', gives: 8 / 9, hint: 'this is the share; the temperature that leads to it is asked for' },
    { id: 'whole-lead', gives: 1 / Math.log(8), hint: 'this is for a lead of one point, not of three' },
    { id: 'whole-lead', gives: Math.log(8), hint: 'this is for a lead of one point, not of three' },
  ],
  '4.4': [
    {
      id: 'half-square',
      gives: (share) => share - share ** 2 / 2,
      hint: 'one that has everything can’t grow: is something halved?',
    },
    {
      id: 'share',
      gives: (share) => share,
      hint: 'it is the share itself: one that has everything can’t grow',
    },
    { id: 'rest', gives: (share) => 1 - share, hint: 'it is the rest: one that has nothing hardly grows' },
    {
      id: 'square',
      gives: (share) => share ** 2,
      hint: 'it is the square: one that has everything can’t grow',
    },
    { id: 'rest-square', gives: (share) => (1 - share) ** 2, hint: 'one that has nothing hardly grows' },
    { id: 'doubled', gives: (share) => 2 * share * (1 - share), hint: 'twice as steep as it should be' },
    {
      id: 'quadrupled',
      gives: (share) => 4 * share * (1 - share),
      hint: 'its top is 1; look at the share 0.5',
    },
    {
      id: 'odds',
      gives: (share) => share / (1 - share),
      hint: 'this is the ratio to the rest, which has no end',
    },
    {
      id: 'lead',
      gives: (share) => Math.log(share / (1 - share)),
      hint: 'this is the lead that gives the share, not the growth',
    },
    { id: 'plus', gives: (share) => share * (1 + share), hint: 'it never comes back to 0: is a sign wrong?' },
    { id: 'root', gives: (share) => Math.sqrt(share * (1 - share)), hint: 'there is a root too many' },
    {
      id: 'slope',
      gives: (share) => 1 - 2 * share,
      hint: 'this is 0 in the middle, where growth is largest',
    },
    {
      id: 'tent',
      gives: (share) => Math.min(share, 1 - share) / 2,
      hint: 'right in the middle and at the ends only',
    },
    { id: 'exp', gives: (share) => Math.exp(share), hint: 'this is the exponential of the share' },
  ],
  '6.1': [
    { id: 'bytes', gives: 4e6, hint: 'these are bytes' },
    { id: 'kilobytes', gives: 4000, hint: 'these are kilobytes' },
    { id: 'kilobytes', gives: 3906.25, hint: 'these are kilobytes, and of 1,024 bytes' },
    {
      id: 'thousandth',
      gives: 0.004,
      hint: 'a thousand times too small: are these gigabytes, or one row of the matrix?',
    },
    {
      id: 'mebibytes',
      gives: 4e6 / 2 ** 20,
      hint: 'these are mebibytes, of 1,048,576 bytes; a megabyte has a million',
    },
    { id: 'mebibytes', gives: (1024 * 1024 * 4) / 1e6, hint: 'a thousand is taken for 1,024' },
    { id: 'bits', gives: 32, hint: 'eight times too large: are these bits?' },
    { id: 'bits', gives: 0.5, hint: 'eight times too small: are bits taken for bytes?' },
    { id: 'numbers', gives: 1, hint: 'a score takes more than one byte' },
    { id: 'scores', gives: 1e6, hint: 'this is the number of scores; how many bytes do they take?' },
    { id: 'float64', gives: 8, hint: 'twice too large: a score takes 4 bytes' },
    { id: 'unordered', gives: 2, hint: 'half of it: pairs are ordered, each has a score both ways' },
    {
      id: 'unordered',
      gives: (1000 * 1001 * 4) / 2 / 1e6,
      hint: 'half of it: pairs are ordered, each has a score both ways',
    },
    {
      id: 'unordered',
      gives: (1000 * 999 * 4) / 2 / 1e6,
      hint: 'half of it: pairs are ordered, each has a score both ways',
    },
    { id: 'not-itself', gives: (1000 * 999 * 4) / 1e6, hint: 'nearly: a word meets itself, too' },
    { id: 'three', gives: 12, hint: 'three times too large: one matrix is asked for' },
  ],
  '6.3': [
    { id: 'no-logarithm', gives: 28, hint: 'this is the exponential of the scale, not the scale' },
    { id: 'unchanged', gives: 1, hint: 'a scale of 1 changes nothing, and is far too lenient' },
    { id: 'as-above', gives: Math.log(8), hint: 'this is the scale from above, which says 13' },
    { id: 'as-above', gives: 8, hint: 'this is the scale from above, without its logarithm' },
    { id: 'base-10', gives: Math.log10(28), hint: 'this logarithm has the base 10, not e' },
    { id: 'base-2', gives: Math.log2(28), hint: 'this logarithm has the base 2, not e' },
    {
      id: 'upside-down',
      gives: 1 / Math.log(28),
      hint: 'upside down: a scale multiplies, a temperature divides',
    },
    { id: 'one-missing', gives: Math.log(9), hint: 'car is missing: three words have a share' },
    { id: 'one-missing', gives: Math.log(19), hint: 'dog is missing: three words have a share' },
    {
      id: 'divisor',
      gives: Math.log(39),
      hint: 'the shares don’t sum to 1: two other words stand below the line',
    },
    {
      id: 'divisor',
      gives: Math.log(50),
      hint: 'the shares don’t sum to 1: two other words stand below the line',
    },
    {
      id: 'root',
      gives: Math.log(28) * Math.sqrt(3),
      hint: 'no root is needed: the scale is all that multiplies the score',
    },
    {
      id: 'root',
      gives: Math.log(28) / Math.sqrt(3),
      hint: 'no root is needed: the scale is all that multiplies the score',
    },
    { id: 'answer', gives: 11, hint: 'this is the answer; the scale that leads to it is asked for' },
  ],
  '14.1': [
    { id: 'nothing-shrinks', gives: 19 / 3.25, hint: 'what was counted from log 8 weighs too much' },
    { id: 'sum-kept', gives: 5.5 / 3.25, hint: 'the output has shrunk, the sum has not' },
    { id: 'output-kept', gives: 19 / 1.5625, hint: 'the sum has shrunk, the output has not' },
    { id: 'undivided', gives: 5.5, hint: 'that is the output, not yet the answer' },
    { id: 'upside-down', gives: 1.5625 / 5.5, hint: 'upside down: output and sum are exchanged' },
    { id: 'output', gives: 19, hint: 'that is an output, not shrunk and not yet divided' },
    { id: 'sum', gives: 1.5625, hint: 'that is the sum, not yet the answer' },
    { id: 'before', gives: 8, hint: 'that is the answer to six keys: the seventh changed nothing' },
    { id: 'grows', gives: 73 / 10, hint: 'what was known before grew where it should shrink' },
    { id: 'last-only', gives: 1, hint: 'only the new key counts: what was known before is lost' },
    { id: 'mean', gives: (8 + 1) / 2, hint: 'the mean of two answers: their sums are not alike' },
    { id: 'sum-old', gives: 5.5 / 0.5625, hint: 'the new key is in the output, not in the sum' },
    { id: 'output-old', gives: 4.5 / 1.5625, hint: 'the new key is in the sum, not in the output' },
    {
      id: 'two-maxima',
      gives: 50 / 34.25,
      hint: 'the old keys shrink too much: they were counted from log 8, not from 0',
    },
    { id: 'wrong-shrink', gives: 3.25 / 1.28125, hint: 'they shrink by 8: which two maxima are compared?' },
  ],
  '14.4': [
    { id: 'half', gives: 0.5, hint: 'the picture has a little more than half' },
    { id: 'not-itself', gives: 0.45, hint: 'the diagonal is missing: a word sees itself' },
    { id: 'eight', gives: 36 / 64, hint: 'that is for 8 by 8' },
    { id: 'count', gives: 55, hint: 'a share is between 0 and 1: is this a count, or percent?' },
    { id: 'count', gives: 45, hint: 'a share is between 0 and 1, and the diagonal belongs to it' },
    { id: 'upside-down', gives: 100 / 55, hint: 'upside down: a share is between 0 and 1' },
    { id: 'all', gives: 1, hint: 'that is all blocks' },
    { id: 'diagonal', gives: 0.1, hint: 'that is the diagonal alone' },
    { id: 'eight-count', gives: 36, hint: 'that is the count for 8 by 8' },
    { id: 'wrong-whole', gives: 55 / 64, hint: 'the count is right, but there are no longer 64 blocks' },
    { id: 'wrong-count', gives: 36 / 100, hint: 'the count is still that for 8 by 8' },
  ],
};
