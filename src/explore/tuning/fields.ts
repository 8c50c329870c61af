/** A point of a map. */
export type Point = readonly [x: number, y: number];

/** A score that is linear over a map: `x · across + y · up + base`. */
export interface PlaneScore {
  readonly across: number;
  readonly up: number;
  readonly base: number;
}

/**
 * The part of a map where each score is the largest: polygons, empty where it never is.
 *
 * @param corners of the map, in order
 */
export function fieldsOf(scores: readonly PlaneScore[], corners: readonly Point[]): Point[][] {
  return scores.map((own, k) =>
    scores
      .filter((_, other) => other !== k)
      .reduce((field, other) => cutAt(field, difference(own, other)), [...corners]),
  );
}

function difference(a: PlaneScore, b: PlaneScore): PlaneScore {
  return { across: a.across - b.across, up: a.up - b.up, base: a.base - b.base };
}

// What is left of a polygon where a score is above 0.
function cutAt(field: readonly Point[], score: PlaneScore): Point[] {
  const at = ([x, y]: Point) => x * score.across + y * score.up + score.base;
  return field.flatMap((point, i) => {
    const next = field[(i + 1) % field.length]!;
    const [here, there] = [at(point), at(next)];
    const kept = here >= 0 ? [point] : [];
    return here >= 0 === there >= 0 ? kept : [...kept, between(point, next, here / (here - there))];
  });
}

function between([ax, ay]: Point, [bx, by]: Point, share: number): Point {
  return [ax + (bx - ax) * share, ay + (by - ay) * share];
}
