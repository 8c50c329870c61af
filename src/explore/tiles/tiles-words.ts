import { numberText } from '../draw/number-text.js';
import { blocksIn, carriedBy, heldNow, type TilesState, tileCount } from './tiles-state.js';

/** Which tile it is, and how many scores are held. */
export function tilesFinding(state: TilesState): string {
  const { seen, tokens } = state;
  const [count, all] = [tileCount(state), tokens.length ** 2];
  if (seen === 0) return `No score is there yet; the whole matrix would have ${all}`;
  return `Tile ${seen} of ${count}: ${heldNow(state)} of ${all} scores are held`;
}

/** What it costs to go by tiles of this size. */
export function tilesCost(state: TilesState): string {
  const { size } = state;
  const blocks = blocksIn(state);
  const times = blocks === 1 ? 'once' : `${blocks} times`;
  const held = size === 1 ? '1 score' : `${size ** 2} scores`;
  return `Tiles of ${size} × ${size}: at most ${held} at a time; all keys and values are fetched ${times}.`;
}

/** Which queries have found a larger score in this tile. */
export function tilesNotes(state: TilesState): string[] {
  const shrunk = carriedBy(state).flatMap((carried, i) =>
    carried && carried.shrink < 1 ? [`${state.tokens[i]} to ${numberText(carried.shrink)}`] : [],
  );
  return shrunk.length === 0
    ? []
    : [`A larger score has come, and what was counted before shrinks: for ${shrunk.join(', ')}.`];
}

/** The tile, what it costs, and what each query carries along. */
export function tilesWords(state: TilesState): string {
  const rows = carriedBy(state).map((carried, i) => {
    const name = state.tokens[i];
    return carried
      ? `${name} has met ${carried.met} keys: maximum ${numberText(carried.max)}, sum ${numberText(carried.sum)}`
      : `${name} has met none`;
  });
  return `All scores in tiles. ${tilesFinding(state)}. ${tilesCost(state)} ${rows.join('; ')}.`;
}
