import { estimateWidth, literal } from './texts.js';
import { font, muted } from './theme.js';

/** Room below a heatmap for the names of its groups of columns. */
export const GROUP_ROOM = 30;

interface Group {
  name: string;
  from: number;
  to: number;
}

/** Gaps between groups of columns, and below each group a line with its name. */
export function groupMarks(
  groups: readonly string[],
  cellWidth: number,
): { shapes: object[]; annotations: object[] } {
  const runs = runsOf(groups);
  return {
    shapes: [...runs.slice(1).map(gapBefore), ...runs.map(bracket)],
    annotations: runs.map((group) => nameBelow(group, cellWidth)),
  };
}

/** Says which columns belong together. */
export function sayGroups(
  groups: readonly string[] | undefined,
  columns: readonly string[] | undefined,
): string[] {
  if (!groups) return [];
  const nameOf = (j: number) => columns?.[j] ?? `column ${j}`;
  const said = runsOf(groups).map(({ name, from, to }) => `${name}: ${nameOf(from)} to ${nameOf(to)}`);
  return [`Columns in groups: ${said.join('; ')}.`];
}

function runsOf(groups: readonly string[]): Group[] {
  const runs: Group[] = [];
  groups.forEach((name, j) => {
    const last = runs.at(-1);
    if (last?.name === name) last.to = j;
    else runs.push({ name, from: j, to: j });
  });
  return runs;
}

function gapBefore({ from }: Group) {
  const place = { xref: 'x', yref: 'paper', x0: from - 0.5, x1: from - 0.5, y0: 0, y1: 1 };
  return { type: 'line', ...place, line: { color: 'white', width: 8 } };
}

function bracket({ from, to }: Group) {
  const y = { yref: 'paper', ysizemode: 'pixel', yanchor: 0, y0: -7, y1: -7 };
  const line = { color: '#9aa5b1', width: 2 };
  return { type: 'line', xref: 'x', x0: from - 0.4, x1: to + 0.4, ...y, line };
}

function nameBelow({ name, from, to }: Group, cellWidth: number) {
  const room = (to - from + 1) * cellWidth;
  const size = Math.floor(Math.min(14, room / estimateWidth(name, 1)));
  const place = { xref: 'x', x: (from + to) / 2, yref: 'paper', y: 0, yanchor: 'top', yshift: -10 };
  return { text: literal(name), showarrow: false, font: { ...font, size, color: muted }, ...place };
}
