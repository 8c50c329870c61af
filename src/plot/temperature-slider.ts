import { checkOptions, type OptionChecks } from '../check/options.js';
import { checkEach, checkFunction, checkPositive, checkText, checkTexts } from '../check/values.js';
import { axisSuffix } from './axis-suffix.js';
import { least, most, peakOf } from './extremes.js';
import type { Figure } from './figure.js';
import { light } from './light.js';
import { estimateWidth, finding, format, shortened, titleAt, titleRoom } from './texts.js';
import { font, frame, muted, PAGE } from './theme.js';
import { checkLabels, fail, readVector, type Vector } from './values.js';
import { type Bars, bars, wordAxis, wordRoom } from './weight-bars.js';

/** What the slider may be told. */
export interface TemperatureSliderOptions {
  /** The words, one below each bar. */
  tokens: readonly string[];
  /** What scores are divided by, one after the other (default: 41 steps from 0.1 to 10, each 1.12 times the one before). */
  temperatures?: readonly number[];
  /** What the picture shows at a temperature, as a finding (default: who gets most). */
  title?: (step: TemperatureStep) => string;
}

/** Where the slider stands. */
export interface TemperatureStep {
  temperature: number;
  /** [m]: the weights there. */
  weights: readonly number[];
  /** The word with the largest one, and what it gets. */
  token: string;
  most: number;
}

const OPTIONS: OptionChecks<TemperatureSliderOptions> = {
  tokens: checkTexts,
  temperatures: checkEach(checkPositive),
  title: checkFunction,
};

const STEPS = Array.from({ length: 41 }, (_, k) => Number((10 ** (k / 20 - 1)).toPrecision(2)));
const BARS = 240;

/**
 * What softmax makes of one word's scores at several temperatures, with a slider that moves between them without a kernel.
 *
 *     weight_j = exp(s_j / T) / Σ_k exp(s_k / T)
 *
 * Where nothing can move, three temperatures stand side by side.
 *
 * @param scores [m]: one word's scores
 * @param options words, temperatures, title
 * @throws {RangeError} when words don't fit the scores or a temperature is not above 0
 * @example
 * const figure = temperatureSlider([0, Math.log(3)], { tokens: ['they', 'are'], temperatures: [0.5, 1] });
 * figure.layout.sliders[0].steps[0].args[0].y; // → [[0.1, 0.9]]
 */
export function temperatureSlider(scores: Vector, options: TemperatureSliderOptions): Figure {
  checkOptions('temperatureSlider', options, OPTIONS);
  const values = readVector('temperatureSlider', scores);
  const { tokens, title = whoGetsMost, temperatures = STEPS } = options;
  checkLabels('temperatureSlider', 'tokens', tokens, values.length);
  if (temperatures.length === 0) fail('temperatureSlider', 'one temperature or more', 'none');
  const active = nearestTo(1, temperatures);
  const steps = temperatures.map((temperature) => stepAt(temperature, values, tokens));
  const titles = steps.map((step) => title(step));
  for (const text of titles) checkText('temperatureSlider', 'what title gives', text);
  const size = measure(tokens, titles);
  const description = describe(steps, titles[active]!, tokens);
  return light('temperatureSlider', 'fewer words or temperatures', {
    data: [bars([...steps[active]!.weights], 0, 1, {})],
    layout: {
      ...frame(description),
      width: size.width,
      height: size.top + BARS + size.bottom + 84,
      margin: { l: size.left, r: 40, t: size.top, b: size.bottom + 84 },
      title: titleAt(titles[active], size.width, size.top),
      bargap: 0.25,
      xaxis: wordAxis(tokens, size.isLevel),
      yaxis: weightAxis,
      ...evenLine(tokens.length, ''),
      sliders: [slider(steps, titles, active, size)],
    },
    still: sideBySide(steps, active, tokens, { title: titles[active]!, description }),
  });
}

function nearestTo(target: number, temperatures: readonly number[]): number {
  const distances = temperatures.map((temperature) => Math.abs(Math.log(temperature / target)));
  return distances.indexOf(least(distances));
}

function softmax(scores: number[], temperature: number): number[] {
  const largest = most(scores);
  const exps = scores.map((score) => Math.exp((score - largest) / temperature));
  const sum = exps.reduce((a, b) => a + b, 0);
  return exps.map((x) => x / sum);
}

function stepAt(temperature: number, scores: number[], tokens: readonly string[]): TemperatureStep {
  const weights = softmax(scores, temperature);
  const peak = peakOf(weights);
  return { temperature, weights, token: tokens[peak]!, most: weights[peak]! };
}

function whoGetsMost({ temperature, token, most }: TemperatureStep): string {
  return `At temperature ${temperature}, “${token}” gets ${format(most, 2)}`;
}

function measure(tokens: readonly string[], titles: readonly string[]) {
  const { cell, isLevel, below, left } = wordRoom(tokens, 64);
  const width = Math.round(Math.max(left + tokens.length * cell + 40, 560));
  const top = Math.round(most(titles.map((title) => titleRoom(title, width))) + 16);
  return { isLevel, width, left, top, bottom: below };
}

const weightAxis = { range: [0, 1.1], visible: false, fixedrange: true };

// Where all bars would end if every word got the same; what that is stands at the right.
function evenLine(count: number, suffix: string) {
  const y = 1 / count;
  const [xref, yref] = [`x${suffix} domain`, `y${suffix}`];
  const line = { color: '#cbd2d9', width: 2 };
  const text = { text: `1/${count}`, xanchor: 'left', showarrow: false, font: { size: 13, color: muted } };
  return {
    shapes: [{ type: 'line', xref, yref, x0: 0, x1: 1, y0: y, y1: y, line, layer: 'below' }],
    annotations: [{ ...text, xref, x: 1, xshift: 2, yref, y }],
  };
}

function slider(
  steps: readonly TemperatureStep[],
  titles: readonly string[],
  active: number,
  { width, top, bottom }: { width: number; top: number; bottom: number },
) {
  return {
    active,
    x: 0,
    len: 1,
    pad: { t: bottom + 8, l: 0, r: 0, b: 0 },
    currentvalue: { prefix: 'temperature ', font: { ...font, size: 16 }, xanchor: 'left' },
    font: { size: 13, color: muted },
    steps: steps.map(({ temperature, weights }, k) => {
      const { y, text, marker } = bars([...weights], 0, 1, {});
      const title = titleAt(titles[k], width, top) as { text: string };
      return {
        label: `${temperature}`,
        method: 'update',
        args: [{ y: [y], text: [text], 'marker.color': [marker.color] }, { 'title.text': title.text }, [0]],
      };
    }),
  };
}

function sideBySide(
  steps: readonly TemperatureStep[],
  active: number,
  tokens: readonly string[],
  { title, description }: { title: string; description: string },
): Pick<Figure, 'data' | 'layout'> {
  const shown = [...new Set([0, active, steps.length - 1])].map((k) => steps[k]!);
  const width = PAGE;
  const widest = most(tokens.map((token) => estimateWidth(token, 13)));
  const margin = {
    l: Math.round(widest * 0.72),
    r: 40,
    t: Math.round(titleRoom(title, width) + 40),
    b: Math.round(widest * 0.72 + 24),
  };
  const axes = shown.map((_, k) => {
    const [share, gap] = [1 / shown.length, 0.02];
    const domain = [k * share + gap / 2, (k + 1) * share - gap / 2];
    const xaxis = { ...wordAxis(tokens, false), tickfont: { size: 13 }, domain, anchor: `y${axisSuffix(k)}` };
    return {
      [`xaxis${axisSuffix(k)}`]: xaxis,
      [`yaxis${axisSuffix(k)}`]: { ...weightAxis, anchor: `x${axisSuffix(k)}` },
    };
  });
  const even = shown.map((_, k) => evenLine(tokens.length, axisSuffix(k)));
  return {
    data: shown.map(({ weights }, k) => ({
      ...narrow(bars([...weights], 0, 1, {})),
      textfont: { size: 12 },
      xaxis: `x${axisSuffix(k)}`,
      yaxis: `y${axisSuffix(k)}`,
    })),
    layout: {
      ...frame(description),
      width,
      height: margin.t + 220 + margin.b,
      margin,
      title: titleAt(title, width, margin.t),
      showlegend: false,
      bargap: 0.25,
      ...Object.fromEntries(axes.flatMap((axis) => Object.entries(axis))),
      annotations: [
        ...shown.map(({ temperature }, k) => headline(temperature, (k + 0.5) / shown.length)),
        ...even.at(-1)!.annotations,
      ],
      shapes: even.flatMap(({ shapes }) => shapes),
    },
  };
}

// Three pictures in the room of one: numbers do without their zero.
function narrow(trace: Bars): Bars {
  return { ...trace, text: trace.text.map(shortened) };
}

function headline(temperature: number, x: number) {
  const text = `<b>temperature ${temperature}</b>`;
  return {
    text,
    showarrow: false,
    xref: 'paper',
    x,
    xanchor: 'center',
    yref: 'paper',
    y: 1,
    yanchor: 'bottom',
    yshift: 8,
  };
}

// At most about seven of the steps: more can't be listened to.
function describe(steps: readonly TemperatureStep[], title: string, tokens: readonly string[]): string {
  const stride = Math.ceil(steps.length / 6);
  const told = steps.filter((_, k) => k % stride === 0 || k === steps.length - 1);
  const peaks = told.map(
    ({ temperature, token, most }) => `at ${temperature} ${token} gets ${format(most, 2)}`,
  );
  return finding(
    title,
    `Weights of ${tokens.length} words at ${steps.length} temperatures.`,
    `The largest: ${peaks.join('; ')}.`,
  );
}
