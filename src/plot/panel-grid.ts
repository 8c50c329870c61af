import { axisSuffix } from './axis-suffix.js';
import { titleRoom, wrap } from './texts.js';
import { font, muted, sequentialScale } from './theme.js';

/** Squares side by side, each with a name above it. */
export interface PanelGrid {
  columns: number;
  across: number;
  down: number;
  width: number;
  height: number;
  margin: { l: number; r: number; t: number; b: number };
}

/** Side of a square, and the gaps beside and above it, in pixels. */
const [SIDE, GAP, HEADLINE] = [150, 22, 30];
const [LEFT, BOTTOM, NAME] = [16, 20, 13];

/** Sizes for so many squares, `wanted` of them side by side at most, and a note of some lines below. */
export function measurePanels(count: number, wanted: number, title?: string, note?: string): PanelGrid {
  const columns = Math.min(wanted, count);
  const rows = Math.ceil(count / columns);
  const across = columns * SIDE + (columns - 1) * GAP;
  const down = rows * SIDE + (rows - 1) * HEADLINE;
  const width = Math.max(LEFT + across + 76, 360);
  const below = note ? noteLines(note, across).length * 18 + 12 : 0;
  const margin = {
    l: LEFT,
    r: width - LEFT - across,
    t: Math.round(titleRoom(title, width) + HEADLINE),
    b: BOTTOM + below,
  };
  return { columns, across, down, width, height: margin.t + down + margin.b, margin };
}

/** The two axes of each square, for images of these heights and widths in pixels; nothing is written beside them. */
export function panelAxes(sizes: readonly (readonly [number, number])[], grid: PanelGrid): object {
  return Object.fromEntries(sizes.flatMap((size, index) => Object.entries(axesOf(index, grid, size))));
}

function axesOf(index: number, grid: PanelGrid, [height, width]: readonly [number, number]): object {
  const [left, top] = placeOf(index, grid.columns);
  const bare = { showgrid: false, zeroline: false, ticks: '', showticklabels: false, fixedrange: true };
  const line = { linecolor: '#9aa5b1', mirror: true, linewidth: 1 };
  const across = [left / grid.across, (left + SIDE) / grid.across];
  const down = [Math.max(0, 1 - (top + SIDE) / grid.down), 1 - top / grid.down];
  const x = { domain: across, range: [-0.5, width - 0.5], anchor: `y${axisSuffix(index)}` };
  const y = { domain: down, range: [height - 0.5, -0.5], anchor: `x${axisSuffix(index)}` };
  return {
    [`xaxis${axisSuffix(index)}`]: { ...x, ...bare, ...line },
    [`yaxis${axisSuffix(index)}`]: { ...y, ...bare, ...line },
  };
}

/** The names above the squares, and a note below all. */
export function panelNotes(names: readonly string[], grid: PanelGrid, note?: string): object[] {
  const above = names.map((text, index) => {
    const [left, top] = placeOf(index, grid.columns);
    return { ...written(text), x: left / grid.across, y: 1 - top / grid.down, yanchor: 'bottom' };
  });
  const text = note && noteLines(note, grid.across).join('<br>');
  return text
    ? [...above, { ...written(text), x: 0, y: -10 / grid.down, yanchor: 'top', align: 'left' }]
    : above;
}

/** A matrix as colours in a square. */
export function panelField(
  values: number[][],
  index: number,
  range: readonly [number, number],
): Record<string, unknown> {
  return {
    type: 'heatmap',
    z: values.map((row) => row.map((value) => Math.round(value * 1e4) / 1e4)),
    zmin: range[0],
    zmax: range[1],
    colorscale: sequentialScale,
    showscale: false,
    xaxis: `x${axisSuffix(index)}`,
    yaxis: `y${axisSuffix(index)}`,
    hovertemplate: 'row %{y}, column %{x}: %{z:.3f}<extra></extra>',
  };
}

/** The bar beside all squares that says what the colours mean. */
export const colourBar: Record<string, unknown> = {
  thickness: 12,
  outlinewidth: 0,
  len: 1,
  ypad: 0,
  tickfont: { size: NAME },
};

function noteLines(note: string, across: number): string[] {
  return wrap(note, Math.max(across, 320), NAME);
}

/** Left and top of a square, in pixels from the first one. */
function placeOf(index: number, columns: number): [number, number] {
  return [(index % columns) * (SIDE + GAP), Math.floor(index / columns) * (SIDE + HEADLINE)];
}

function written(text: string) {
  const place = { xref: 'paper', yref: 'paper', xanchor: 'left' };
  return { text, ...place, showarrow: false, font: { ...font, size: NAME, color: muted } };
}
