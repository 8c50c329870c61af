import { described } from '../../check/described.js';
import { checkHas, checkLater, checkOptions, type OptionChecks } from '../../check/options.js';
import { checkCount, checkEach, checkOneOf, checkPair, checkTexts } from '../../check/values.js';
import { inBlocks } from '../../plot/blocks.js';
import { type LayerHeadMatrices, readLayers } from '../../plot/head-weights.js';
import { fail, readMatrix } from '../../plot/values.js';
import type { Explorable } from '../explorable.js';
import { type Habit, type HeadPlace, type HeadsState, habitNames, isSame } from './heads-state.js';
import { isPacked, type Packed, pack } from './pack.js';

/** What the heads of a model need. */
export interface ModelHeadsOptions {
  /** The words of the sentence. */
  tokens: readonly string[];
  /** `[layers, heads, n, n]`: who looks at whom; or as a copied cell has it. */
  weights: LayerHeadMatrices | Packed;
  /** What `headHabits` measured, `[layers][heads]` of each; or as a copied cell has it. */
  habits: Readonly<Record<Habit, readonly (readonly number[])[]>> | Packed;
  /** In which order the heads stand (`'layer'`). */
  sort?: 'layer' | 'habit';
  /** The head that is looked at, as [layer, head], both counted from 1 ([1, 1]). */
  look?: HeadPlace;
  /** Two heads at most that are compared. */
  pins?: readonly HeadPlace[];
  /** In a copied cell: how many words were gathered in each of `tokens` (1). */
  side?: number;
}

const OPTIONS: OptionChecks<ModelHeadsOptions> = {
  tokens: checkTexts,
  weights: checkLater,
  habits: checkLater,
  sort: checkOneOf('layer', 'habit'),
  look: checkPair,
  pins: checkEach(checkPair),
  side: checkCount,
};

const CALLER = 'modelHeads';

/** So many words a side are saved; of longer sentences, the strongest weight of each block. */
const MOST_TOKENS = 16;
/** So many heads can be told apart. */
const MOST_HEADS = 200;

/**
 * All heads of a model as small pictures: sorted by layer or by habit, enlarged when pointed at, and compared in pairs.
 *
 * Weights and habits are saved in thousandths, and printed so. Of sentences of more than 16 tokens, blocks of words are saved,
 * with the strongest weight in each. A head is called after the target of more than half of its weight, or broad if its breadth
 * is above 0.8, or mixed.
 *
 * @param options words, weights and habits; order, the head that is looked at, pinned ones
 * @returns what `explore` shows
 * @throws {RangeError} if sizes don't fit, or a number is not from 0 to 1
 * @example
 * const [none, half] = [[[0]], [[0.25]]];
 * const habits = { self: none, previous: [[0.75]], next: none, special: half, sameWord: none, breadth: half };
 * await explore(modelHeads({ tokens: ['it', 'is'], weights: [[[[0.5, 0.5], [1, 0]]]], habits: habits }));
 * // prints All heads, by layer: 1 of 1 heads looks at the token before. Layer 1: 1 × the token before. Layer 1, head 1 looks at the token before: 0.750 of its weight; strongest: is → it 1.000.
 */
export function modelHeads(options: ModelHeadsOptions): Explorable {
  checkOptions(CALLER, options, OPTIONS);
  checkHas(CALLER, 'options', options, { tokens: checkTexts, weights: checkLater, habits: checkLater });
  const { sort = 'layer', pins = [], side = 1 } = options;
  const seen = isText(options.weights)
    ? { tokens: options.tokens, side, weights: options.weights }
    : gathered(options.tokens, readLayers(CALLER, options.weights as LayerHeadMatrices, options.tokens));
  const [layers, heads] = sizesOf(seen.weights);
  checkPacked('weights', seen.weights, [layers, heads], seen.tokens.length ** 2);
  const habits = isText(options.habits) ? options.habits : measured(options.habits, [layers, heads]);
  checkPacked('habits', habits, [layers, heads], habitNames.length);
  const { look = [1, 1] } = options;
  for (const place of [look, ...pins]) checkPlace(place, [layers, heads]);
  if (pins.length > 2 || (pins.length === 2 && isSame(pins[0]!, pins[1]!)))
    fail(CALLER, 'two different pins at most', JSON.stringify(pins));
  const state: HeadsState = { ...seen, habits, sort, look, pins };
  return { name: 'model-heads', state };
}

type Sizes = readonly [layers: number, heads: number];

function isText(value: unknown): value is Packed {
  return Array.isArray(value) && Array.isArray(value[0]) && typeof value[0][0] === 'string';
}

function sizesOf(weights: Packed): Sizes {
  const [layers, heads] = [weights.length, weights[0]!.length];
  if (layers * heads > MOST_HEADS) fail(CALLER, `${MOST_HEADS} heads at most`, `${layers * heads}`);
  return [layers, heads];
}

function gathered(
  tokens: readonly string[],
  layers: number[][][][],
): Omit<HeadsState, 'habits' | 'sort' | 'look' | 'pins'> {
  const side = Math.ceil(tokens.length / MOST_TOKENS);
  const firsts = tokens.filter((_, i) => i % side === 0);
  const weights = layers.map((heads) =>
    heads.map((rows) => pack((inBlocks(rows, side).z as number[][]).flat())),
  );
  return { tokens: side > 1 ? firsts.map((token) => `${token} …`) : firsts, side, weights };
}

function measured(habits: unknown, [layers, heads]: Sizes): Packed {
  checkHas(CALLER, 'habits', habits, Object.fromEntries(habitNames.map((name) => [name, checkLater])));
  const all = habitNames.map((name) => {
    const rows = readMatrix(CALLER, (habits as Record<Habit, number[][]>)[name]);
    if (rows.length !== layers || rows[0]!.length !== heads)
      fail(CALLER, `${name} of shape [${layers}, ${heads}]`, `[${rows.length}, ${rows[0]!.length}]`);
    const far = rows.flat().find((share) => !(share >= 0 && share <= 1.0001));
    if (far !== undefined) fail(CALLER, `${name} between 0 and 1`, `${far}`);
    return rows;
  });
  return Array.from({ length: layers }, (_, l) =>
    Array.from({ length: heads }, (_, h) => pack(all.map((rows) => rows[l]![h]!))),
  );
}

function checkPacked(name: string, packed: unknown, [layers, heads]: Sizes, count: number): void {
  const isRight =
    Array.isArray(packed) &&
    packed.length === layers &&
    packed.every(
      (row) => Array.isArray(row) && row.length === heads && row.every((text) => isPacked(text, count)),
    );
  if (!isRight)
    fail(CALLER, `${name} of ${layers} × ${heads} heads, ${count} numbers each`, described(packed));
}

function checkPlace(place: HeadPlace, sizes: Sizes): void {
  if (place.every((at, k) => Number.isInteger(at) && at >= 1 && at <= sizes[k]!)) return;
  fail(CALLER, `heads from [1, 1] to [${sizes.join(', ')}]`, JSON.stringify(place));
}
