import { axisSuffix } from './axis-suffix.js';
import { most } from './extremes.js';
import { estimateWidth, titleRoom } from './texts.js';
import { font, grid as gridColour, muted, PAGE } from './theme.js';

/** Where the charts of a grid stand, in pixels. */
export interface Panels {
  columns: number;
  /** Width and height of one chart's axes. */
  wide: number;
  tall: number;
  /** From the left of one chart to the left of the next. */
  pitch: number;
  width: number;
  height: number;
  margin: { l: number; r: number; t: number; b: number };
  rows: number;
}

interface Axes {
  title?: string;
  xTitle?: string;
  yTitle?: string;
  xScale?: 'linear' | 'log';
  columns?: number;
}

const TALL = 190;
const HEADLINE = 30;
const TICKS = 26;
const LABEL = 14;
/** Between the names beside a chart and the next chart: for the numbers of its axis. */
const NUMBERS = 20;
const LEAST_WIDE = 180;
const MOST_TICKS = 6;

/** What the axes of all charts reach over, and the places on x where something was measured. */
export interface Ranges {
  x: readonly [number, number];
  y: readonly [number, number];
  places: readonly number[];
}

/** Measures a grid that has room for the names at the ends of all curves. */
export function measure(
  panels: readonly { curves: readonly { name: string }[] }[],
  { title, columns: wanted = 2, xTitle, yTitle }: Axes,
): Panels {
  const columns = Math.min(wanted, panels.length);
  const rows = Math.ceil(panels.length / columns);
  const names = panels.flatMap(({ curves }) => curves.map(({ name }) => estimateWidth(name, LABEL)));
  const beside = Math.ceil(most(names)) + 32;
  const left = yTitle ? 76 : 52;
  const between = beside + NUMBERS;
  const free = Math.floor((PAGE - left + NUMBERS) / columns) - between;
  const wide = Math.max(Math.min(free, 420), LEAST_WIDE);
  const width = left + columns * (wide + between) - NUMBERS;
  const margin = {
    l: left,
    r: beside,
    t: Math.round(titleRoom(title, width) + HEADLINE),
    b: TICKS + (xTitle ? 24 : 0) + 34,
  };
  const height = margin.t + rows * TALL + (rows - 1) * (HEADLINE + TICKS) + margin.b;
  return { columns, rows, wide, tall: TALL, pitch: wide + between, width, height, margin };
}

/** Both axes of a chart: all share their ranges; only the leftmost and the lowest are titled. */
export function axesOf(
  index: number,
  panels: Panels,
  { places, ...ranges }: Ranges,
  { xTitle, yTitle, xScale = 'linear' }: Axes,
): Record<string, object> {
  const { left, top, across, down } = placeOf(index, panels);
  const isLowest = Math.floor(index / panels.columns) === panels.rows - 1;
  const titled = (text: string | undefined, standoff: number) =>
    text && { title: { text, font: { size: 14, color: muted }, standoff } };
  return {
    [`xaxis${axisSuffix(index)}`]: {
      ...plain,
      type: xScale,
      range: ranges.x,
      domain: [left / across, Math.min(1, (left + panels.wide) / across)],
      anchor: `y${axisSuffix(index)}`,
      nticks: 5,
      ...(xScale === 'log' && logTicks(places)),
      ...(isLowest && titled(xTitle, 8)),
    },
    [`yaxis${axisSuffix(index)}`]: {
      ...plain,
      range: ranges.y,
      domain: [Math.max(0, 1 - (top + TALL) / down), 1 - top / down],
      anchor: `x${axisSuffix(index)}`,
      nticks: 6,
      ...(index % panels.columns === 0 && titled(yTitle, 10)),
    },
  };
}

// Where something was measured, counted back from the last place if not all have room.
function logTicks(places: readonly number[]) {
  if (places.length > 3 * MOST_TICKS) return { dtick: 1, exponentformat: 'power' };
  const every = Math.ceil(places.length / MOST_TICKS);
  const ordered = [...places].sort((a, b) => a - b);
  const shown = ordered.filter((_, i) => (places.length - 1 - i) % every === 0);
  return { tickmode: 'array', tickvals: shown, ticktext: shown.map((place) => `${place}`) };
}

const plain = {
  gridcolor: gridColour,
  zeroline: false,
  showline: true,
  linecolor: '#cbd2d9',
  ticks: '',
  ticklabelstandoff: 4,
  tickfont: { size: 13 },
  fixedrange: true,
};

/** Left and top of a chart, and of how many pixels. */
function placeOf(index: number, { columns, rows, wide, pitch }: Panels) {
  return {
    left: (index % columns) * pitch,
    top: Math.floor(index / columns) * (TALL + HEADLINE + TICKS),
    across: (columns - 1) * pitch + wide,
    down: rows * TALL + (rows - 1) * (HEADLINE + TICKS),
  };
}

/** The name of a chart, above it. */
export function headline(text: string, index: number, panels: Panels): object {
  const { left, top, across, down } = placeOf(index, panels);
  const place = { x: left / across, y: 1 - top / down, yanchor: 'bottom', yshift: 4 };
  return { ...note(`<b>${text}</b>`, font.color), ...place };
}

/** What is said below all charts. */
export function placeNote(text: string, { margin }: Panels): object {
  return { ...note(text, muted), x: 0, xshift: 16 - margin.l, y: 0, yanchor: 'top', yshift: 28 - margin.b };
}

function note(text: string, color: string) {
  const place = { xref: 'paper', yref: 'paper', xanchor: 'left' };
  return { text, ...place, showarrow: false, font: { ...font, size: 14, color } };
}
