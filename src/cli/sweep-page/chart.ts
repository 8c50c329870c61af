import type { Figure } from '../../plot/figure.js';
import {
  divergingScale,
  font,
  frame,
  grid,
  legendAbove,
  muted,
  sequentialScale,
  wordColours,
} from '../../plot/theme.js';
import { spreadOf } from '../../runner/sweep/spread.js';

/** A cell of the table, as a page can hold it. */
export type Cell = string | number | boolean | null;

/** What is drawn: which chart of which columns. */
export interface Choice {
  kind: 'line' | 'heat map' | 'scatter';
  x: string;
  y: string;
  /** What tells lines or points apart; of a heat map, what the colour shows. Empty for nothing. */
  by: string;
}

/** Columns of a heat map beside which a number still has room. */
const mostWritten = 12;

type Row = Record<string, Cell>;

/**
 * Draws two columns of a table against each other, and tells a third by colour.
 *
 * Lines and heat maps show means, the lines with their standard deviations; a scatter shows each point of the sweep.
 */
export function chartOf(rows: readonly Row[], choice: Choice): Figure {
  const draw = { line: lines, 'heat map': heatMap, scatter }[choice.kind];
  const { data, said } = draw(
    rows.filter((row) => (row[choice.x] ?? null) !== null && (row[choice.y] ?? null) !== null),
    choice,
  );
  const isGrid = choice.kind === 'heat map';
  return {
    data,
    layout: {
      ...frame(`${choice.kind} of ${choice.y} against ${choice.x}. ${said}`),
      height: 460,
      margin: { l: 64, r: 16, t: 48, b: 64 },
      ...legendOf(choice.by, data.length),
      hovermode: 'closest',
      xaxis: axisOf(choice.x, rows, isGrid),
      yaxis: axisOf(choice.y, rows, isGrid),
    },
  };
}

/** The names of lines or colours, behind what they are names of. */
function legendOf(by: string, count: number): Record<string, unknown> {
  const { legend, ...rest } = legendAbove(count > 1);
  return { ...rest, legend: { ...(legend as object), title: { text: `${by} `, side: 'left' } } };
}

function axisOf(name: string, rows: readonly Row[], isGrid: boolean) {
  const isText = isGrid || rows.some((row) => typeof row[name] !== 'number' && row[name] !== null);
  const title = { text: name, standoff: 12, font: { size: font.size, color: muted } };
  return { title, gridcolor: grid, zeroline: false, automargin: true, ...(isText && { type: 'category' }) };
}

interface Drawn {
  data: Record<string, unknown>[];
  /** The same in words. */
  said: string;
}

function lines(rows: readonly Row[], { x, y, by }: Choice): Drawn {
  const series = [...groupedBy(rows, by)].map(([name, members]) => {
    const places = [...groupedBy(members, x)].map(([place, at]) => ({
      place,
      ...spreadOf(numbersIn(at, y)),
    }));
    return { name, places: places.filter(({ n }) => n > 0).sort((a, b) => compareCells(a.place, b.place)) };
  });
  return {
    data: series.map(({ name, places }, k) => ({
      type: 'scatter',
      mode: 'lines+markers',
      name: `${name}`,
      x: places.map(({ place }) => place),
      y: places.map(({ mean }) => mean),
      error_y: {
        type: 'data',
        array: places.map(({ spread }) => (Number.isNaN(spread) ? null : spread)),
        thickness: 1.5,
        width: 5,
      },
      line: { color: colour(k) },
      text: places.map(({ spread, n }) => (n > 1 ? ` ± ${short(spread)} (${n} points)` : '')),
      hovertemplate: '%{x}: %{y:.4g}%{text}<extra>%{fullData.name}</extra>',
    })),
    said: series
      .map(
        ({ name, places }) =>
          `${name}: ${places.map(({ place, mean }) => `${short(mean)} at ${place}`).join(', ')}.`,
      )
      .join(' '),
  };
}

function heatMap(rows: readonly Row[], { x, y, by }: Choice): Drawn {
  const [columns, places] = [x, y].map((name) => [...groupedBy(rows, name).keys()].sort(compareCells));
  const z = places!.map((place) =>
    columns!.map((column) => {
      const at = rows.filter((row) => row[x] === column && row[y] === place);
      const { n, mean } = spreadOf(numbersIn(at, by));
      return n > 0 ? mean : null;
    }),
  );
  const least = z.flat().reduce<number>((low, value) => Math.min(low, value ?? low), 0);
  const scale = least < 0 ? { colorscale: divergingScale, zmid: 0 } : { colorscale: sequentialScale };
  const [xs, ys] = [columns!.map(String), places!.map(String)];
  return {
    data: [
      {
        type: 'heatmap',
        x: xs,
        y: ys,
        z,
        ...(columns!.length <= mostWritten && { texttemplate: '%{z:.3g}' }),
        colorbar: { title: { text: by } },
        ...scale,
      },
    ],
    said: places!
      .map(
        (place, i) =>
          `${y} ${place}: ${columns!.map((column, j) => `${short(z[i]![j]!)} at ${column}`).join(', ')}.`,
      )
      .join(' '),
  };
}

function scatter(rows: readonly Row[], { x, y, by }: Choice): Drawn {
  const series = [...groupedBy(rows, by)];
  return {
    data: series.map(([name, members], k) => ({
      type: 'scatter',
      mode: 'markers',
      name: `${name}`,
      x: members.map((row) => row[x]),
      y: members.map((row) => row[y]),
      marker: { color: colour(k), size: 8, opacity: 0.8 },
    })),
    said: `${rows.length} points${series.length > 1 ? ` in ${series.length} colours` : ''}.`,
  };
}

function groupedBy(rows: readonly Row[], name: string): Map<Cell, Row[]> {
  const groups = new Map<Cell, Row[]>();
  for (const row of rows) {
    const key = name === '' ? 'all' : (row[name] ?? '');
    const members = groups.get(key);
    if (members) members.push(row);
    else groups.set(key, [row]);
  }
  return new Map([...groups].sort(([a], [b]) => compareCells(a, b)));
}

function numbersIn(rows: readonly Row[], name: string): number[] {
  return rows
    .map((row) => row[name])
    .filter((value) => typeof value === 'number' || typeof value === 'boolean')
    .map(Number);
}

function compareCells(a: Cell, b: Cell): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return `${a}` < `${b}` ? -1 : 1;
}

function colour(k: number): string {
  return wordColours[k % wordColours.length]!;
}

function short(value: number | null): string {
  return value === null ? 'none' : `${Number(value.toPrecision(3))}`;
}
