import { format } from '../../plot/texts.js';
import { numberText } from '../draw/number-text.js';
import { type BlockState, LAYERS, passedThrough } from './block-state.js';
import type { BlockPart } from './plain-block.js';

/** What each part is called on its switch. */
export const partNames: Readonly<Record<BlockPart, string>> = {
  positions: 'positions',
  mask: 'causal mask',
  heads: 'two heads',
  residual: 'residual',
  norm: 'norm',
  feedForward: 'feed-forward',
};

/** How alike the words are after the layer that is looked at. */
export function blockFinding(state: BlockState): string {
  const { layer } = state;
  const passed = passedThrough(state);
  const likeness = format(passed[layer]!.likeness, 2);
  if (layer === 0) return `Before the first layer the words are alike by ${likeness}`;
  const first = format(passed[0]!.likeness, 2);
  return `After ${layer} ${layer === 1 ? 'layer' : 'layers'} the words are alike by ${likeness}, before by ${first}`;
}

/** How alike words are, layer by layer, and how long. */
export function blockWords(state: BlockState): string {
  const passed = passedThrough(state);
  const along = [0, 1, 2, 4, 8, LAYERS].map(
    (layer) =>
      `${format(passed[layer]!.likeness, 2)} after ${layer}, length ${numberText(passed[layer]!.length)}`,
  );
  const on = state.on.map((part) => partNames[part]).join(', ') || 'nothing';
  return `A pile of ${LAYERS} blocks with ${on}: ${blockFinding(state)}. Mean cosine of two words: ${along.join('; ')}.`;
}

/** What comes of each part that is off, or of the mask that is on, in numbers. */
export function blockNotes(state: BlockState): string[] {
  const { on, tokens } = state;
  const passed = passedThrough(state);
  const [first, last] = [passed[0]!, passed[LAYERS]!];
  const notes: Partial<Record<BlockPart, string>> = {
    positions: twins(state),
    heads: `No heads: no word hears of another. Twins stay twins, and the mask has nothing to hide.`,
    residual: `No residual: after two layers the words are alike by ${format(passed[2]!.likeness, 2)}. Each is replaced by a mixture, and means of means are all the same.`,
    norm: `No norm: words grow from a length of ${numberText(first.length)} to ${numberText(last.length)}.`,
    feedForward: 'No feed-forward: heads only mix, and no word thinks by itself.',
  };
  const missing = (Object.keys(notes) as BlockPart[]).filter((part) => !on.includes(part));
  const mask = `With the mask “${tokens[0]}” sees itself only, whatever follows.`;
  return [...missing.flatMap((part) => notes[part] ?? []), ...(on.includes('mask') ? [mask] : [])];
}

// A word that stands there twice shows best what positions are for.
function twins(state: BlockState): string | undefined {
  const { tokens, on } = state;
  const j = tokens.findIndex((token, at) => tokens.indexOf(token) < at);
  if (j < 0) return 'No positions: in another order, the words would be the same.';
  const cosine = passedThrough(state)[LAYERS]!.cosines[tokens.indexOf(tokens[j]!)]![j]!;
  const both = `the two “${tokens[j]}”`;
  return on.includes('mask')
    ? `No positions, but the mask tells ${both} apart: cosine ${format(cosine, 2)} after ${LAYERS} layers.`
    : `No positions: ${both} stay one and the same, cosine ${format(cosine, 2)} after ${LAYERS} layers.`;
}
