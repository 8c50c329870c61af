import { format } from './texts.js';

type Point = readonly [x: number, y: number];

/** Many places are told by their groups and their edges, a few one by one. */
const FEW = 12;

/** Words of a map that are told together. */
export interface Group {
  name: string | undefined;
  members: readonly number[];
}

/**
 * The places of a map's words: one by one if they are few, else the middle of each group and who stands outermost.
 *
 * @param from where words are
 * @param to where they go, if they do
 * @param tokens the words; one without a name is told by its group alone
 * @param groups who belongs together
 */
export function placesInWords(
  from: readonly Point[],
  to: readonly Point[],
  tokens: readonly string[],
  groups: readonly Group[],
): string[] {
  const tell = (i: number) => `${tokens[i]} ${at(from[i]!)}${to[i] ? ` → ${at(to[i]!)}` : ''}`;
  const named = [...from.keys()].filter((i) => tokens[i] !== '');
  if (from.length <= FEW || (to.length > 0 && named.length <= 2 * FEW))
    return [`Places: ${named.map(tell).join('; ')}.`];
  const outermost = Object.entries(ends).flatMap(([end, value]) => {
    const i = furthest(named, (k) => value(from[k]!));
    return i === undefined ? [] : [`${end} ${tell(i)}`];
  });
  return [
    ...groups.filter(({ name }) => name !== undefined).map((group) => middleOf(group, from)),
    ...(outermost.length > 0 ? [`Outermost: ${outermost.join('; ')}.`] : []),
  ];
}

const ends: Readonly<Record<string, (point: Point) => number>> = {
  left: ([x]) => -x,
  right: ([x]) => x,
  bottom: ([, y]) => -y,
  top: ([, y]) => y,
};

function furthest(places: readonly number[], value: (place: number) => number): number | undefined {
  return places.reduce<number | undefined>(
    (best, place) => (best === undefined || value(place) > value(best) ? place : best),
    undefined,
  );
}

function middleOf({ name, members }: Group, from: readonly Point[]): string {
  const mean = (axis: 0 | 1) => members.reduce((sum, i) => sum + from[i]![axis], 0) / members.length;
  return `${name}: ${members.length}, around ${at([mean(0), mean(1)])}.`;
}

function at([x, y]: Point): string {
  return `(${format(x, 2)}, ${format(y, 2)})`;
}
