import { steppedTo } from '../draw/key-steps.js';
import type { Kind } from '../kind.js';
import { areRows, each, isText, maybe, oneOf, whole } from '../shape.js';
import { untouched } from '../untouched.js';
import { blockPicture, STEP } from './block-picture.js';
import { afterLayer, type BlockState, LAYERS, wholeBlock } from './block-state.js';
import { blockFinding, blockNotes, partNames } from './block-words.js';
import { blockParts } from './plain-block.js';

/** Words on their way through a pile of blocks, as what shows them needs it. */
export const blockKind: Kind<BlockState> = {
  ...untouched,
  hint: 'Turn parts of the block off and on, and drag through its layers: when do all words become the same?',
  maker: 'blockPile',
  shape: {
    tokens: each(isText, 2, 24),
    x: areRows,
    on: each(oneOf(blockParts)),
    layer: whole(0, LAYERS),
    seed: whole(),
    read: maybe(areRows),
  },
  picture: blockPicture,
  result: blockFinding,
  options: ({ tokens, x, on, layer, seed }) => ({
    tokens,
    x,
    ...(on.join() === wholeBlock.join() ? {} : { on }),
    ...(layer === LAYERS ? {} : { layer }),
    ...(seed === 7 ? {} : { seed }),
  }),
  dragged: (state, handle, dx) => (handle === 'layer' ? afterLayer(state, state.layer + dx / STEP) : state),
  keyed(state, handle, key) {
    const to = steppedTo(key, state.layer, LAYERS);
    return handle === 'layer' && to !== undefined ? afterLayer(state, to) : undefined;
  },
  switchesName: 'Parts:',
  switches: ({ on }) => blockParts.map((id) => ({ id, label: partNames[id], isOn: on.includes(id) })),
  notes: blockNotes,
  switched: ({ read: _, ...state }, id) => ({
    ...state,
    on: blockParts.filter((part) => state.on.includes(part) !== (part === id)),
  }),
};
