import { keepNearest, type SimilarWord } from './nearest.js';
import type { WordVectors } from './word-vectors.js';

/** What is searched for, and `squaresOf` the vectors. */
interface Wanted {
  count: number;
  squares: Float64Array;
}

/** So many vectors are compared in one walk through all words: each of their numbers is read once for all. */
const AT_ONCE = 4;

/** After so many words control is given back. */
const IN_BETWEEN = 4000;

/** For each vector what `nearest` finds, no word left out, in less than half the time; control is given back in between. */
export function* nearestOfEach(
  vectors: WordVectors,
  targets: readonly ArrayLike<number>[],
  wanted: Wanted,
): Generator<void, SimilarWord[][]> {
  const found: SimilarWord[][][] = [];
  for (let first = 0; first < targets.length; first += AT_ONCE)
    found.push(yield* nearestOfSome(vectors, targets.slice(first, first + AT_ONCE), wanted));
  return found.flat();
}

function* nearestOfSome(
  { words, values, dModel }: WordVectors,
  targets: readonly ArrayLike<number>[],
  { count, squares }: Wanted,
): Generator<void, SimilarWord[][]> {
  const found = targets.map((): SimilarWord[] => []);
  const own = targets.map((target) => Array.from(target).reduce((sum, value) => sum + value * value, 0));
  const side = sideBySide(targets, dModel);
  const least = new Float64Array(AT_ONCE).fill(Number.POSITIVE_INFINITY).fill(-2, 0, targets.length);
  const consider = (k: number, row: number, dot: number) => {
    const similarity = dot / Math.sqrt(squares[row]! * own[k]!);
    if (!(similarity > least[k]!)) return; // nor NaN, of what has no direction
    keepNearest(found[k]!, { word: words[row]!, similarity }, count);
    least[k] = found[k]![count - 1]?.similarity ?? -2;
  };
  for (let row = 0, at = 0; row < words.length; row++) {
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    for (let j = 0; j < side.length; j += AT_ONCE, at++) {
      const value = values[at]!;
      a += value * side[j]!;
      b += value * side[j + 1]!;
      c += value * side[j + 2]!;
      d += value * side[j + 3]!;
    }
    for (let k = 0; k < targets.length; k++) consider(k, row, k < 2 ? (k === 0 ? a : b) : k === 2 ? c : d);
    if (row % IN_BETWEEN === IN_BETWEEN - 1) yield;
  }
  return found;
}

// [dModel, 4]: the first numbers of all, then the second ones
function sideBySide(targets: readonly ArrayLike<number>[], dModel: number): Float64Array {
  const side = new Float64Array(dModel * AT_ONCE);
  for (const [k, target] of targets.entries())
    for (let j = 0; j < dModel; j++) side[j * AT_ONCE + k] = target[j]!;
  return side;
}
