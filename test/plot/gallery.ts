import {
  alignmentHeatmap,
  attentionLines,
  type Figure,
  featureMaps,
  headGrid,
  histogram,
  learningCurves,
  lineChart,
  lossCurve,
  matrixHeatmap,
  patchAttention,
  powerLaw,
  rooflineChart,
  snapshotLines,
  temperatureSlider,
  timingChart,
  weightBars,
  wordMap,
} from '../../src/plot/index.js';

export const words: string[] = 'transformers are cool because they are efficient'.split(' ');
const long =
  'self-attention lets each word of a sentence gather what it needs from all the other words at once'.split(
    ' ',
  );

/** Numbers that look like chance but are the same everywhere. */
export function numbers(n: number, m: number, size = 1): number[][] {
  return Array.from({ length: n }, (_, i) =>
    Array.from({ length: m }, (_, j) => size * Math.sin(12.9898 * i + 78.233 * j + i * j)),
  );
}

/** Rows that sum to 1. */
export function weights(n: number, m: number, sharpness = 3): number[][] {
  return numbers(n, m, sharpness).map((row) => {
    const exps = row.map(Math.exp);
    const sum = exps.reduce((a, b) => a + b, 0);
    return exps.map((x) => x / sum);
  });
}

const masked = numbers(7, 7, 3).map((row, i) => row.map((x, j) => (j <= i ? x : Number.NEGATIVE_INFINITY)));
const sizes = [8, 16, 32, 64, 128, 256, 512];
const longTitle =
  'A title that says so much about what is to be seen that it can’t stand on one line of this picture';

const steps = [0, 1, 2, 4, 8, 16, 32, 50, 75, 100, 150, 200, 250, 300];

// Three runs that differ a little.
function curveOf(name: string, speed: number) {
  const at = (step: number, shift: number) =>
    0.2 + 0.7 * (1 - Math.exp((-step * speed) / 400)) + 0.05 * shift;
  const runs = numbers(3, steps.length).map((row) => row.map((x, i) => at(steps[i]!, x)));
  return { name, x: steps, runs };
}

/** Each plot as a chapter uses it, small and large. */
export const gallery: Record<string, () => Figure> = {
  'heatmap of two words': () =>
    matrixHeatmap(
      [
        [112, 96],
        [14, 12],
      ],
      { tokens: ['they', 'cool'], digits: 0, title: 'Two words' },
    ),
  'heatmap of weights': () =>
    matrixHeatmap(weights(7, 7), {
      tokens: words,
      title: longTitle,
      rowTitle: 'query: the word that looks',
      columnTitle: 'key: the word looked at',
    }),
  'heatmap of masked scores': () => matrixHeatmap(masked, { tokens: words, title: 'No word looks ahead' }),
  'heatmap of twenty words': () =>
    matrixHeatmap(weights(20, 20), { tokens: [...long, 'or', 'more'].slice(0, 20), title: longTitle }),
  'heatmap of embeddings': () =>
    matrixHeatmap(numbers(7, 50, 2), { rows: words, columnTitle: 'dimension', title: longTitle }),
  'heatmap without words': () => matrixHeatmap(numbers(50, 128)),
  'lines of a sentence': () => attentionLines(weights(7, 7), { tokens: words, title: longTitle }),
  'lines with a focus': () =>
    attentionLines(weights(7, 7), {
      tokens: words,
      focus: ['they', 'cool', 'efficient'],
      title: 'They look',
    }),
  'lines in two columns': () =>
    attentionLines(weights(13, 13), { tokens: long.slice(0, 13), title: 'Thirteen words need two columns' }),
  'lines across two sentences': () =>
    attentionLines(weights(3, 7), { queries: ['les', 'transformateurs', '!'], keys: words }),
  'map of words': () =>
    wordMap(numbers(7, 2), {
      tokens: words,
      title: longTitle,
      xTitle: 'first number',
      yTitle: 'second number',
    }),
  'map with arrows': () =>
    wordMap(numbers(18, 50), { tokens: long, to: numbers(18, 50, 0.5), title: longTitle }),
  'map of groups': () =>
    wordMap(numbers(18, 50), { tokens: long, groups: long.map((word) => `${word.length % 3} mod 3`) }),
  'bars of one word': () => weightBars(weights(1, 7)[0]!, { tokens: words, title: longTitle }),
  'bars of three words': () =>
    weightBars(weights(3, 7), { tokens: words, names: ['they', 'cool', 'efficient'] }),
  'bars of scores': () =>
    weightBars(numbers(1, 18, 4)[0]!, { tokens: long, title: 'Scores may be negative' }),
  'heatmap by row': () =>
    matrixHeatmap(numbers(7, 7, 60), { tokens: words, byRow: true, digits: 1, title: longTitle }),
  'temperature slider': () =>
    temperatureSlider(numbers(1, 7, 2)[0]!, { tokens: words, title: () => longTitle }),
  'timing chart': () =>
    timingChart(
      [
        { name: 'word by word', sizes, milliseconds: sizes.map((n) => n ** 3 * 1e-5) },
        { name: 'all at once', sizes, milliseconds: sizes.map((n) => 0.05 + n ** 2 * 1e-5) },
        { name: 'all at once, wasm', sizes, milliseconds: sizes.map((n) => 0.05 + n ** 2 * 0.9e-5) },
      ],
      { title: longTitle },
    ),
  'line chart': () =>
    lineChart([{ name: 'divided by √d<sub>k</sub>', x: sizes, y: sizes.map(Math.cos) }], {
      xScale: 'log',
      xTitle: 'd<sub>k</sub>',
      yTitle: 'largest weight',
      title: longTitle,
    }),
  'timing chart with saved times': () =>
    timingChart(
      [
        { name: 'all at once', sizes, milliseconds: sizes.map((n) => 0.05 + n ** 2 * 1e-5) },
        { name: 'all at once, saved', sizes, milliseconds: sizes.map((n) => n ** 2 * 1e-5), isSaved: true },
      ],
      { title: 'Today and another day' },
    ),
  'line chart with slopes': () =>
    lineChart(
      [1, 2].map((power) => ({ name: `power ${power}`, x: sizes, y: sizes.map((n) => n ** power) })),
      { xScale: 'log', yScale: 'log', hasSlopes: true, title: longTitle },
    ),
  'loss curve': () =>
    lossCurve(
      numbers(1, 60)[0]!.map((x, i) => 3 + x / 4 + 5 * Math.exp(-i / 20)),
      { guess: Math.log(1673), steps: 300, title: longTitle },
    ),
  'learning curves': () =>
    learningCurves(
      ['temperature', 'd<sub>k</sub>', 'learning rate'].map((name, k) => ({
        name,
        curves: [1, 4, 16].map((speed) => curveOf(`${name} ${speed}`, 10 * k + speed)),
      })),
      { title: longTitle, xTitle: 'step', yTitle: 'share of right nouns', range: [0, 1] },
    ),
  'learning curves with bars': () =>
    learningCurves(
      [
        {
          name: 'test images moved by 1 pixel',
          curves: ['convolution', 'transformer'].map((name, k) => ({
            name,
            x: [100, 300, 1200],
            runs: numbers(5, 3, 0.03).map((row) => row.map((x, i) => 0.9 - 0.3 * k + 0.04 * i + x)),
          })),
        },
      ],
      { xScale: 'log', xTitle: 'training images', yTitle: 'right', title: longTitle },
    ),
  'lines at fourteen steps': () =>
    snapshotLines(
      steps.map((step) => weights(7, 7, step / 20)),
      { tokens: words, steps, focus: ['they'], title: ({ step }) => `${step}: ${longTitle}` },
    ),
  'roofline chart': () =>
    rooflineChart(
      [
        { name: 'softmax', intensity: 0.4, speed: 1.7 },
        { name: 'scores', intensity: 30, speed: 21 },
        { name: 'fused', intensity: 512, speed: 55 },
      ],
      { ceiling: 63.4, bandwidth: 11.8, title: longTitle },
    ),
  histogram: () =>
    histogram(
      [1, 4, 16].map((size) => ({ name: `d<sub>k</sub> = ${size}`, values: numbers(50, 20, size) })),
      {
        xTitle: 'dot product',
        title: longTitle,
      },
    ),
  'heatmaps of four heads': () =>
    headGrid(
      [1, 2, 3, 4].map((sharpness) => weights(7, 7, sharpness)),
      { tokens: words, title: longTitle },
    ),
  'feature maps': () =>
    featureMaps([weights(12, 12), numbers(12, 12), numbers(5, 7), ...[1, 2].map(() => weights(3, 3))], {
      names: ['a digit', 'left edges', 'wide', 'small', 'small, too'],
      title: longTitle,
    }),
  'one feature map': () => featureMaps([weights(3, 3)], { title: longTitle }),
  'attention over an image': () =>
    patchAttention(
      weights(12, 12),
      [1, 2, 3, 4].map((sharpness) => weights(36, 36, sharpness)),
      { from: 14, title: longTitle },
    ),
  'mean attention over an image': () => patchAttention(weights(4, 4), [weights(4, 4)]),
  'alignment of two sentences': () =>
    alignmentHeatmap(weights(5, 3), {
      source: words.slice(0, 3),
      target: words.slice(0, 5),
      from: [[2], [], [0, 1], [1], [0]],
      title: longTitle,
    }),
  'power law': () =>
    powerLaw(
      ['56 thousand characters', 'all of the novels'].map((name, k) => {
        const x = [3248, 14_304, 39_200, 149_312, 446_016];
        const lossAt = (n: number) => 1.2 + 20 / n ** 0.4 + 0.3 * (1 - k);
        const along = [...x, 989_056];
        return {
          name,
          x,
          y: x.map((n, i) => lossAt(n) + (k === 0 && i > 2 ? 0.1 * (i - 2) : 0)),
          isBent: x.map((_, i) => k === 0 && i > 2),
          fit: {
            x: along,
            y: along.map(lossAt),
            low: along.map((n, i) => lossAt(n) * (0.99 - 0.01 * i)),
            high: along.map((n, i) => lossAt(n) * (1.01 + 0.01 * i)),
          },
        };
      }),
      { title: longTitle, xTitle: 'learned numbers', yTitle: 'bits per character' },
    ),
  'power law without a line': () => powerLaw([{ name: 'sizes', x: sizes, y: sizes.map((n) => 1 / n) }]),
  'heatmaps of twelve heads': () =>
    headGrid(
      Array.from({ length: 12 }, (_, h) => weights(7, 7, h)),
      { tokens: words },
    ),
};
