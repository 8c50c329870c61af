import type { NumberMistake } from './number-slips.js';

const cubic = (w: number) => w ** 3 - w;

/** What is commonly answered wrong about training, by the exercise's id. */
export const trainingSlips: Readonly<Record<string, readonly NumberMistake[]>> = {
  '9.1': [
    { id: 'unchanged', gives: 0.3, hint: 'this is the weight before the step' },
    { id: 'nudge', gives: 0.31, hint: 'this is the nudged weight, which was only a try' },
    { id: 'uphill', gives: 0.1, hint: 'this step leads uphill: which way does the loss fall?' },
    {
      id: 'undivided',
      gives: 0.302,
      hint: 'a slope is the change of the loss for each 1 of the weight; is it divided by the nudge?',
    },
    {
      id: 'undivided-uphill',
      gives: 0.298,
      hint: 'the change of the loss is not divided by the nudge, and the step leads uphill',
    },
    { id: 'step', gives: 0.2, hint: 'this is the step alone; where does it lead?' },
    { id: 'step', gives: -0.2, hint: 'this is the step alone, and which way does the loss fall?' },
    { id: 'slope', gives: -4, hint: 'this is the slope' },
    { id: 'slope', gives: 4, hint: 'this is the slope, without its sign' },
    { id: 'no-rate', gives: 4.3, hint: 'a step as long as the slope: where is the learning rate?' },
    { id: 'no-rate', gives: -3.7, hint: 'a step as long as the slope: where is the learning rate?' },
    { id: 'nudged', gives: 0.51, hint: 'the step begins at the nudged weight; the nudge was only a try' },
    { id: 'nudged', gives: 0.11, hint: 'the step begins at the nudged weight, and leads uphill' },
    { id: 'divided-by-rate', gives: 80.3, hint: 'the slope is divided by the learning rate' },
    { id: 'divided-by-rate', gives: -79.7, hint: 'the slope is divided by the learning rate' },
    {
      id: 'upside-down',
      gives: 0.3125,
      hint: 'the slope is upside down: change of the loss by change of the weight',
    },
    {
      id: 'upside-down',
      gives: 0.2875,
      hint: 'the slope is upside down: change of the loss by change of the weight',
    },
    { id: 'from-zero', gives: 0.25, hint: 'a step as long as the learning rate: where is the slope?' },
    { id: 'from-zero', gives: 0.35, hint: 'a step as long as the learning rate: where is the slope?' },
    { id: 'loss', gives: 4.96, hint: 'this is a loss, not a weight' },
  ],
  '9.2': [
    { id: 'nats', gives: 1.5 * Math.LN2, hint: 'these logarithms have the base e; a bit takes the base 2' },
    {
      id: 'base-10',
      gives: 1.5 * Math.log10(2),
      hint: 'these logarithms have the base 10; a bit takes the base 2',
    },
    { id: 'unweighted', gives: 5, hint: 'the logarithms are added as they are; each counts by its share' },
    { id: 'mean', gives: 5 / 3, hint: 'this is the plain mean of the logarithms; each counts by its share' },
    { id: 'even', gives: Math.log2(3), hint: 'this is for three equal shares' },
    { id: 'words', gives: 2 ** 1.5, hint: 'this is how many words it is like; the bits are asked for' },
    { id: 'one-missing', gives: 1, hint: 'too little: do all three words count?' },
    { id: 'squares', gives: 0.375, hint: 'these are the squares of the shares' },
    { id: 'divided', gives: 0.5, hint: 'divided by the number of words: the shares are the weights already' },
  ],
  '9.3': [
    ...[1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6].flatMap((nudge) => [
      {
        id: 'undivided',
        gives: (w: number) => cubic(w + nudge) - cubic(w),
        hint: 'nearly 0 everywhere: is the change divided by the nudge?',
      },
      {
        id: 'undivided',
        gives: (w: number) => cubic(w + nudge) - cubic(w - nudge),
        hint: 'nearly 0 everywhere: is the change divided by the nudge?',
      },
    ]),
    ...[1, 0.5, 0.1, 0.05, 0.01, 0.001].flatMap((nudge) =>
      [(w: number) => cubic(w + nudge) - cubic(w), (w: number) => cubic(w) - cubic(w - nudge)].map(
        (change) => ({
          id: 'coarse',
          gives: (w: number) => change(w) / nudge,
          hint: 'nearly: the nudge is too large for a slope that bends',
        }),
      ),
    ),
    ...[1, 0.5, 0.1, 0.05].map((nudge) => ({
      id: 'coarse',
      gives: (w: number) => (cubic(w + nudge) - cubic(w - nudge)) / (2 * nudge),
      hint: 'nearly: the nudge is too large for a slope that bends',
    })),
    {
      id: 'doubled',
      gives: (w) => 6 * w ** 2 - 2,
      hint: 'twice too steep: how far are the two places apart?',
    },
    {
      id: 'halved',
      gives: (w) => 1.5 * w ** 2 - 0.5,
      hint: 'half as steep: how far are the two places apart?',
    },
    { id: 'value', gives: (w) => cubic(w), hint: 'this is the function itself' },
    {
      id: 'constant-kept',
      gives: (w) => 3 * w ** 2,
      hint: 'off by the same everywhere: −w has a slope, too',
    },
    {
      id: 'upside-down',
      gives: (w) => 1 / (3 * w ** 2 - 1),
      hint: 'upside down: change of f by change of w',
    },
  ],
};
