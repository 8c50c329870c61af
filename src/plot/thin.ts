import { muted } from './theme.js';

/** A series as plain numbers. */
export interface Curve {
  name: string;
  x: number[];
  y: number[];
  /** How far y goes up and down at each x. */
  spread?: number[];
  isDashed: boolean;
}

/** So many points of all curves together are drawn one by one: some for each pixel, and less than two megabytes. */
const MOST_POINTS = 20_000;

/** How many neighbours stand for one another: 1 if all points are drawn, else the lowest and the highest of each `step`. */
export function stepOf(curves: readonly Curve[]): number {
  const points = curves.reduce((sum, { x }) => sum + x.length, 0);
  return points <= MOST_POINTS ? 1 : Math.ceil((2 * points) / MOST_POINTS);
}

/** Leaves of each `step` neighbours the lowest and the highest, in their order. No peak is lost. */
export function thin(curve: Curve, step: number): Curve {
  if (step === 1) return curve;
  const kept: number[] = [];
  for (let first = 0; first < curve.y.length; first += step) {
    let [low, high] = [first, first];
    for (let i = first; i < Math.min(first + step, curve.y.length); i++) {
      if (curve.y[i]! < curve.y[low]!) low = i;
      if (curve.y[i]! > curve.y[high]!) high = i;
    }
    kept.push(Math.min(low, high));
    if (low !== high) kept.push(Math.max(low, high));
  }
  const { spread } = curve;
  return {
    ...curve,
    x: kept.map((i) => curve.x[i]!),
    y: kept.map((i) => curve.y[i]!),
    ...(spread && { spread: kept.map((i) => spread[i]!) }),
  };
}

/** Says that points are left out, if they are. */
export function sayThin(step: number): string {
  return step === 1 ? '' : `of each ${step} neighbouring points the lowest and the highest`;
}

/** The same as a line inside the picture, at its upper left. */
export function thinNote(text: string): Record<string, unknown> {
  const place = { xref: 'paper', yref: 'paper', x: 0, xanchor: 'left', y: 1, yanchor: 'top', xshift: 8 };
  return { text, showarrow: false, font: { size: 14, color: muted }, ...place };
}
