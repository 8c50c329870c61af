import { checkHas, checkOptions, checkRecords, type OptionChecks } from '../check/options.js';
import { checkPositive, checkText } from '../check/values.js';
import { least, most } from './extremes.js';
import type { Figure } from './figure.js';
import { light } from './light.js';
import { apart } from './line-chart.js';
import { estimateWidth, finding, format, titleAt, titleRoom } from './texts.js';
import { font, frame, grid, muted, PAGE, wordColours } from './theme.js';
import { fail } from './values.js';

/** A piece of work: how much it computes with each byte that it moves, and how quick it was. */
export interface RooflinePoint {
  name: string;
  /** Arithmetic operations for each byte from or to memory. */
  intensity: number;
  /** Arithmetic operations in a second, in billions (GFLOP/s). */
  speed: number;
}

/** What the machine can do at most, and what the picture shows. */
export interface RooflineOptions {
  /** Operations in a second while all numbers are at hand, in billions (GFLOP/s). */
  ceiling: number;
  /** Bytes in a second from and to memory, in billions (GB/s). */
  bandwidth: number;
  /** What the picture shows, as a finding. */
  title?: string;
}

const OPTIONS: OptionChecks<RooflineOptions> = {
  ceiling: checkPositive,
  bandwidth: checkPositive,
  title: checkText,
};
const checkPoints = checkRecords({ name: checkText, intensity: checkPositive, speed: checkPositive });

const HEIGHT = 340;

/**
 * How near work comes to what a machine can do. The roof is the lower of two limits: what memory delivers
 * (bandwidth · intensity, the slope) and what the processor computes (ceiling, the flat part). Both axes are logarithmic.
 *
 * @param points pieces of work
 * @param options ceiling, bandwidth, title
 * @throws {RangeError} when there is no point, or a number is not above 0
 * @see Williams, Waterman, Patterson 2009, Roofline, https://doi.org/10.1145/1498765.1498785
 * @example
 * const figure = rooflineChart([{ name: 'sum', intensity: 0.25, speed: 2 }], { ceiling: 40, bandwidth: 10 });
 * figure.data[0].x[1]; // → 4
 */
export function rooflineChart(points: readonly RooflinePoint[], options: RooflineOptions): Figure {
  check(points, options);
  const { ceiling, bandwidth, title } = options;
  const knee = ceiling / bandwidth; // operations a byte from which on the processor is the limit
  const places = [...points.map(({ intensity }) => intensity), knee];
  const [left, right] = [least(places) / 3, most(places) * 3];
  const roof = { x: [left, knee, right], y: [left * bandwidth, ceiling, ceiling] };
  const uphill = left ** 0.3 * knee ** 0.7; // a place on the slope
  const heights = [...points.map(({ speed }) => speed), ...roof.y];
  const span: [number, number] = [least(heights) / 1.6, most(heights) * 1.6];
  const labelRoom = most(points.map(({ name }) => estimateWidth(name, font.size)));
  const margin = {
    l: 84,
    r: Math.round(24 + labelRoom / 2),
    t: Math.round(titleRoom(title, PAGE) + 14),
    b: 60,
  };
  return light('rooflineChart', 'fewer points', {
    data: [
      {
        type: 'scatter',
        mode: 'lines',
        ...roof,
        line: { color: muted, width: 3 },
        fill: 'tozeroy',
        fillcolor: 'rgba(82, 96, 109, 0.06)',
        hoverinfo: 'skip',
      },
      ...points.map(drawPoint),
    ],
    layout: {
      ...frame(describe(points, options, knee)),
      width: PAGE,
      height: margin.t + HEIGHT + margin.b,
      margin,
      title: titleAt(title, PAGE, margin.t),
      showlegend: false,
      hovermode: 'closest',
      xaxis: axis('operations for each byte from or to memory', [left, right]),
      yaxis: axis('billion operations a second', span),
      annotations: [
        ...labels(points, ...span),
        note(`memory: ${format(bandwidth, 0)} GB/s`, uphill, uphill * bandwidth, 'left'),
        note(`arithmetic: ${format(ceiling, 0)} GFLOP/s`, Math.sqrt(knee * right), ceiling, 'center'),
      ],
    },
  });
}

function drawPoint({ name, intensity, speed }: RooflinePoint, k: number) {
  return {
    type: 'scatter',
    mode: 'markers',
    name,
    x: [intensity],
    y: [speed],
    marker: { color: colourOf(k), size: 12 },
    hovertemplate: `${name}<br>%{x:.3g} operations a byte, %{y:.3g} GFLOP/s<extra></extra>`,
    cliponaxis: false,
  };
}

// Names beside the points, pushed apart where points lie close together.
function labels(points: readonly RooflinePoint[], bottom: number, top: number) {
  const decades = Math.log10(top / bottom);
  const shifts = apart(points.map(({ speed }) => (Math.log10(speed / bottom) / decades) * HEIGHT));
  return points.map(({ name, intensity, speed }, k) => ({
    text: name,
    showarrow: false,
    x: Math.log10(intensity),
    y: Math.log10(speed),
    xanchor: 'left',
    yanchor: 'middle',
    xshift: 10,
    yshift: shifts[k],
    font: { ...font, color: colourOf(k) },
  }));
}

// What a part of the roof is: below the slope, or above the flat part.
function note(text: string, x: number, y: number, xanchor: 'left' | 'center') {
  const isOnSlope = xanchor === 'left';
  return {
    text,
    showarrow: false,
    x: Math.log10(x),
    y: Math.log10(y),
    xanchor,
    yanchor: isOnSlope ? 'top' : 'bottom',
    xshift: isOnSlope ? 10 : 0,
    yshift: isOnSlope ? 2 : 4,
    font: { ...font, color: muted },
  };
}

function axis(title: string, [from, to]: [number, number]) {
  return {
    type: 'log',
    range: [Math.log10(from), Math.log10(to)],
    dtick: 1,
    tickformat: '~r',
    gridcolor: grid,
    showline: true,
    linecolor: '#cbd2d9',
    ticks: '',
    ticklabelstandoff: 6,
    tickfont: { size: 14 },
    title: { text: title, font: { size: 15, color: muted }, standoff: 12 },
  };
}

function colourOf(k: number): string {
  return wordColours[k % wordColours.length]!;
}

function describe(
  points: readonly RooflinePoint[],
  { ceiling, bandwidth, title }: RooflineOptions,
  knee: number,
): string {
  const short = (value: number) => `${Number(value.toPrecision(3))}`;
  const each = points.map(({ name, intensity, speed }) => {
    const share = speed / Math.min(ceiling, bandwidth * intensity);
    return `${name}: ${short(intensity)} operations a byte, ${short(speed)} GFLOP/s, ${format(100 * share, 0)} % of what is possible there.`;
  });
  const roof = `Roof: ${short(bandwidth)} GB/s times operations a byte, up to ${short(ceiling)} GFLOP/s from ${short(knee)} operations a byte on.`;
  return finding(title, roof, each.join(' '));
}

function check(points: readonly RooflinePoint[], options: RooflineOptions): void {
  checkPoints('rooflineChart', 'points', points);
  if (points.length === 0) fail('rooflineChart', 'one point or more', 'none');
  checkOptions('rooflineChart', options, OPTIONS);
  checkHas('rooflineChart', 'options', options, { ceiling: checkPositive, bandwidth: checkPositive });
}
