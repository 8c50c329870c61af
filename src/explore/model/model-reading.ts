import { dot } from '../../attention/word-by-word-attention.js';
import { pack } from '../heads/pack.js';
import { meanOf } from '../plain/layers.js';
import { askedOf, MOST_TOKENS, type ModelReading, type ModelState } from './model-state.js';
import { encodePlainly, type IsCut, type PlainEncoding } from './plain-encode.js';
import type { PlainEncoder } from './plain-encoder.js';

type Asked = Pick<ModelState, 'sentence' | 'other' | 'cuts'>;

/** What the model makes of a sentence with heads cut, and beside it of another one; control is given back in between. */
export function* modelReading(encoder: PlainEncoder, asked: Asked): Generator<void, ModelReading> {
  const { sentence, other, cuts } = asked;
  const names = new Set(cuts.map((place) => place.join('.')));
  const isCut: IsCut = (layer, head) => names.has(`${layer}.${head}`);
  const read = yield* bothWays(encoder, sentence, isCut);
  if (read === undefined) return { of: askedOf(asked), tokens: [], weights: [], moved: [], sentenceMoved: 0 };
  const { tokens, whole, cut } = read;
  const [before, after] = [lastOf(whole), lastOf(cut)];
  const beside = yield* bothWays(encoder, other, isCut);
  return {
    of: askedOf(asked),
    tokens,
    weights: cut.weights.map((heads) => {
      const all = heads.map((rows) => rows.flat());
      return [meanOf(all), ...all].map(pack);
    }),
    moved: before.map((row, i) => stored(1 - cosine(row, after[i]!))),
    sentenceMoved: stored(1 - cosine(meanOf(before), meanOf(after))),
    ...(beside
      ? {
          alike: [
            stored(cosine(meanOf(before), meanOf(lastOf(beside.whole)))),
            stored(cosine(meanOf(after), meanOf(lastOf(beside.cut)))),
          ],
        }
      : {}),
  };
}

/** A text as it was read with all heads, and with some cut. */
interface BothWays {
  readonly tokens: readonly string[];
  readonly whole: PlainEncoding;
  readonly cut: PlainEncoding;
}

function* bothWays(encoder: PlainEncoder, text: string, isCut: IsCut): Generator<void, BothWays | undefined> {
  if (text.trim() === '') return undefined;
  const { tokens, ids } = encoder.tokenize(text);
  const first = <Item>(items: readonly Item[]) =>
    items.length > MOST_TOKENS ? [...items.slice(0, MOST_TOKENS - 1), items.at(-1)!] : items;
  const whole = yield* remembered(encoder, first(ids));
  return { tokens: first(tokens), whole, cut: yield* encodePlainly(encoder, first(ids), isCut, whole) };
}

const known = new WeakMap<PlainEncoder, Map<string, PlainEncoding>>();
const KEPT = 6;

/** The encoding with no head cut: a cut changes no word, and a key press only one of two texts. */
function* remembered(encoder: PlainEncoder, ids: readonly number[]): Generator<void, PlainEncoding> {
  const texts = known.get(encoder) ?? new Map<string, PlainEncoding>();
  known.set(encoder, texts);
  const key = ids.join();
  const encoding = texts.get(key) ?? (yield* encodePlainly(encoder, ids));
  texts.delete(key); // the latest stands last
  texts.set(key, encoding);
  if (texts.size > KEPT) texts.delete(texts.keys().next().value!);
  return encoding;
}

function lastOf({ states }: PlainEncoding): number[][] {
  return states.at(-1)!;
}

function cosine(a: number[], b: number[]): number {
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}

// Six decimals: what is below is noise of float32, in which the model's own numbers are.
function stored(value: number): number {
  return Number(value.toFixed(6)) + 0;
}
