import { dot } from '../../attention/word-by-word-attention.js';
import { blockParams } from './block-params.js';
import { type BlockPart, plainBlock, withPositions } from './plain-block.js';

/** Words, and the pile of blocks that they pass. */
export interface BlockState {
  readonly tokens: readonly string[];
  /** `[n, dModel]` */
  readonly x: readonly (readonly number[])[];
  /** The parts that are on. */
  readonly on: readonly BlockPart[];
  /** After how many layers the words are looked at. */
  readonly layer: number;
  readonly seed: number;
  /** What the words are after each layer, as `storedPasses` has it: a picture needs no blocks before a part is turned. */
  readonly read?: readonly (readonly number[])[];
}

/** So many blocks are piled up. */
export const LAYERS = 12;

/** The whole block, without the mask that only some models have. */
export const wholeBlock: readonly BlockPart[] = ['positions', 'heads', 'residual', 'norm', 'feedForward'];

/** How loudly positions are added: about as loud as a word. */
const POSITION_SCALE = 1;

/** What the words are after so many layers. */
export interface Passed {
  /** `[n, n]`: cosines of each two words. */
  readonly cosines: number[][];
  /** Their mean, each word with the others. */
  readonly likeness: number;
  /** The mean length of a word. */
  readonly length: number;
}

const known = new WeakMap<BlockState['x'], Map<string, readonly Passed[]>>();

/** `[13]`: the words before the first block and after each. */
export function passedThrough({
  x,
  on,
  seed,
  read,
}: Omit<BlockState, 'tokens' | 'layer'>): readonly Passed[] {
  const ofThese = known.get(x) ?? new Map<string, readonly Passed[]>();
  known.set(x, ofThese);
  const key = `${seed} ${on.join(' ')}`;
  const passed = ofThese.get(key) ?? read?.map(passedOf) ?? pile(x, new Set(on), seed).map(seenIn);
  ofThese.set(key, passed);
  return passed;
}

/** `[13, 2 + n (n + 1) / 2]`: likeness, length, and the cosines up to the diagonal, row by row. */
export function storedPasses(passed: readonly Passed[]): number[][] {
  return passed.map(({ cosines, likeness, length }) =>
    [likeness, length, ...cosines.flatMap((row, i) => row.slice(0, i + 1))].map(
      (value) => Number(value.toPrecision(7)) + 0,
    ),
  );
}

function passedOf([likeness, length, ...half]: readonly number[]): Passed {
  const n = Math.floor(Math.sqrt(2 * half.length));
  const at = (i: number, j: number) => half[(i * (i + 1)) / 2 + j]!;
  const cosines = Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (__, j) => at(Math.max(i, j), Math.min(i, j))),
  );
  return { cosines, likeness: likeness!, length: length! };
}

function pile(x: BlockState['x'], on: ReadonlySet<BlockPart>, seed: number): number[][][] {
  const states = [withPositions(x, on.has('positions') ? POSITION_SCALE : 0)];
  for (const params of blockParams(seed, x[0]!.length, LAYERS))
    states.push(plainBlock(states.at(-1)!, params, on));
  return states;
}

function seenIn(words: number[][]): Passed {
  const lengths = words.map((word) => Math.sqrt(dot(word, word)));
  const cosines = words.map((a, i) => words.map((b, j) => dot(a, b) / (lengths[i]! * lengths[j]! || 1)));
  const n = words.length;
  const sum = cosines
    .flatMap((row, i) => row.filter((_, j) => i !== j))
    .reduce((total, value) => total + value, 0);
  const length = lengths.reduce((total, value) => total + value, 0) / n;
  return { cosines, likeness: sum / (n * (n - 1)), length };
}

/** The state with the words after another number of layers. */
export function afterLayer(state: BlockState, wanted: number): BlockState {
  const layer = Math.round(Math.min(LAYERS, Math.max(0, wanted)));
  return layer === state.layer ? state : { ...state, layer };
}
