import { least } from './extremes.js';

/** A point with its label, in pixels; y grows downwards. */
export interface LabelledPoint {
  x: number;
  y: number;
  width: number;
}

/** A spot that labels should leave free. */
export interface Obstacle {
  x: number;
  y: number;
}

type Box = [left: number, top: number, right: number, bottom: number];

const HEIGHT = 18;
const GAP = 7; // from the point to its label
const POSITIONS = [
  'middle right',
  'middle left',
  'top center',
  'bottom center',
  'top right',
  'bottom right',
  'top left',
  'bottom left',
] as const;

/** Where a label stands beside its point, in Plotly's words. */
export type LabelPosition = (typeof POSITIONS)[number];

/**
 * Finds for each label the place beside its point where it covers least of other labels, points and obstacles.
 *
 * Labels are moved one after another until none finds a better place.
 */
export function placeLabels(
  points: readonly LabelledPoint[],
  size: { width: number; height: number },
  obstacles: readonly Obstacle[] = [],
): LabelPosition[] {
  const spots = [...points, ...obstacles];
  const places: LabelPosition[] = points.map(() => POSITIONS[0]);
  for (let round = 0; round < 6; round++)
    points.forEach((point, i) => {
      const others = points.map((other, k) => boxAt(other, places[k]!)).filter((_, k) => k !== i);
      const costs = POSITIONS.map((place, k) => cost(boxAt(point, place), others, spots, size) + k * 0.5);
      places[i] = POSITIONS[costs.indexOf(least(costs))]!;
    });
  return places;
}

function boxAt({ x, y, width }: LabelledPoint, place: LabelPosition): Box {
  const [vertical, horizontal] = place.split(' ');
  const left = horizontal === 'right' ? x + GAP : horizontal === 'left' ? x - GAP - width : x - width / 2;
  const top = vertical === 'top' ? y - GAP - HEIGHT : vertical === 'bottom' ? y + GAP : y - HEIGHT / 2;
  return [left, top, left + width, top + HEIGHT];
}

function cost(
  box: Box,
  others: Box[],
  spots: readonly Obstacle[],
  size: { width: number; height: number },
): number {
  const [left, top, right, bottom] = box;
  const outside =
    Math.max(0, -left) +
    Math.max(0, -top) +
    Math.max(0, right - size.width) +
    Math.max(0, bottom - size.height);
  const covered = others.reduce((sum, other) => sum + overlap(box, other), 0);
  const hit = spots.filter(
    ({ x, y }) => x > left - 3 && x < right + 3 && y > top - 1 && y < bottom + 1,
  ).length;
  return outside * 20 + covered + hit * 60;
}

// A label of no width covers nothing.
function overlap(a: Box, b: Box): number {
  const width = Math.min(a[2], b[2]) - Math.max(a[0], b[0]);
  const height = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
  return width > 0 && height > 0 ? width * height : 0;
}
