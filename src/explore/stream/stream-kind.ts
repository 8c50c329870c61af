import type { Kind } from '../kind.js';
import { areRows, areTexts, maybe, whole } from '../shape.js';
import { untouched } from '../untouched.js';
import { streamPicture } from './stream-picture.js';
import { type StreamState, streamFinding } from './stream-state.js';

/** A word in the residual stream, as what shows it needs it. */
export const streamKind: Kind<StreamState> = {
  ...untouched,
  hint: 'Choose a word: the stream is as wide as its vector is long, and what joins it as thick as what is added.',
  maker: 'residualStream',
  shape: { tokens: areTexts, x: areRows, look: whole(0), seed: whole(), read: maybe(areRows) },
  picture: streamPicture,
  result: streamFinding,
  options: ({ tokens, x, look, seed }) => ({ tokens, x, look, ...(seed === 7 ? {} : { seed }) }),
  looked(state, handle) {
    const look = wordOf(state, handle);
    return look === undefined || look === state.look ? state : { ...state, look };
  },
  next(state, handle, key) {
    const [at, step] = [
      wordOf(state, handle),
      { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[key],
    ];
    if (at === undefined || step === undefined) return undefined;
    return `word.${Math.min(state.tokens.length - 1, Math.max(0, at + step))}`;
  },
};

function wordOf({ tokens }: StreamState, handle: string): number | undefined {
  const at = Number(/^word\.(\d+)$/.exec(handle)?.[1] ?? Number.NaN);
  return at < tokens.length ? at : undefined;
}
