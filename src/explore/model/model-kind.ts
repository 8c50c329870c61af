import { type HeadPlace, handleOf, isSame } from '../heads/heads-state.js';
import type { Kind } from '../kind.js';
import { optionsBeyond } from '../options-beyond.js';
import { SENTENCE } from '../sentence/sentence-state.js';
import { areNumbers, areTexts, each, isNumber, isPair, isText, maybe, record, whole } from '../shape.js';
import { MODEL_BYTES } from './model-bytes.js';
import { withReading } from './model-follow.js';
import { modelPicture } from './model-picture.js';
import type { ModelReader } from './model-reader.js';
import { headsIn, isDue, type ModelState, turned, withPlaces } from './model-state.js';
import { modelFinding, modelNotes } from './model-words.js';

/** A sentence in a real model, as what shows it needs it. */
export const modelKind: Kind<ModelState> = {
  hint: 'Point at a head to see who looks at whom in it. Click it to cut it: does what it looked at matter? Then type a sentence of yours (the first change loads the model, 24 MB).',
  maker: 'modelSentence',
  isMadeLater: true,
  shape: {
    sentence: isText,
    other: isText,
    look: isPair,
    from: whole(0),
    to: whole(0),
    cuts: each(isPair),
    read: record({
      of: isText,
      tokens: areTexts,
      weights: each(areTexts),
      moved: areNumbers,
      sentenceMoved: isNumber,
      alike: maybe(isPair),
    }),
  },
  picture: (state, view) => modelPicture(withPlaces(state), view),
  result: (state) => modelFinding(withPlaces(state)),
  options: ({ sentence, other, look, from, to, cuts }) =>
    optionsBeyond({ sentence: SENTENCE, other: '', cuts: [] }, { sentence, other, look, from, to, cuts }),
  dragged: (state) => state,
  keyed(state, handle, key) {
    if (key !== 'Enter' && key !== ' ') return undefined;
    const [head, to] = [headOf(state, handle), tokenOf(state, 'to', handle)];
    if (head) return turned(state, head);
    return to === undefined ? undefined : { ...state, to };
  },
  looked(state, handle) {
    const [look, from] = [headOf(state, handle), tokenOf(state, 'from', handle)];
    if (look) return isSame(look, state.look) ? state : { ...state, look };
    return from === undefined || from === state.from ? state : { ...state, from };
  },
  next(state, handle, key) {
    const place = headOf(state, handle);
    if (place) return nextHead(state, place, key);
    const [name, at] = handle.split('.');
    const step = { ArrowUp: -1, ArrowDown: 1 }[key];
    return step === undefined
      ? undefined
      : `${name}.${within(Number(at) + step, 0, state.read.tokens.length - 1)}`;
  },
  switches: ({ cuts }) => (cuts.length > 0 ? [{ id: 'whole', label: 'all heads back', isOn: false }] : []),
  switchesName: 'Cuts:',
  notes: modelNotes,
  switched: (state) => ({ ...state, cuts: [] }),
  typing: {
    fields: ({ sentence, other }) => [
      { id: 'sentence', label: 'Your sentence', value: sentence },
      { id: 'other', label: 'Another one: how alike are both to the model?', value: other },
    ],
    typed: (state, id, value) => ({ ...state, [id]: value }),
  },
  needs: {
    // its tokenizer is as large as all else of a page: it comes with the model
    load: async (read) => (await import('./model-reader.js')).modelReaderFrom(read),
    bytes: () => MODEL_BYTES,
    missing: ['model', 'type, and to cut heads'],
  },
  later: {
    isDue,
    work: (state, loaded) => (loaded as ModelReader)(state),
    done: (state, read) => withReading(state, read as ModelState['read']),
  },
};

function headOf(state: ModelState, handle: string): HeadPlace | undefined {
  const [, layer, head] = (/^head\.(\d+)\.(\d+)$/.exec(handle) ?? []).map(Number);
  const heads = state.read.weights[layer! - 1];
  return heads && head! <= heads.length ? [layer!, head!] : undefined;
}

function tokenOf({ read }: ModelState, name: 'from' | 'to', handle: string): number | undefined {
  const [called, at] = handle.split('.');
  return called === name && Number(at) < read.tokens.length ? Number(at) : undefined;
}

function nextHead(state: ModelState, [layer, head]: HeadPlace, key: string): string | undefined {
  const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[key];
  if (!step) return undefined;
  const layers = state.read.weights.length;
  return handleOf([
    within(layer + step[0]!, 1, layers),
    within(head + step[1]!, 0, headsIn(state, layer).length),
  ]);
}

function within(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
