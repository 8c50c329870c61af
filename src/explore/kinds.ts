import { described } from '../check/described.js';
import { angleKind } from './angle/angle-kind.js';
import { arrowsKind } from './arrows/arrows-kind.js';
import { blockKind } from './block/block-kind.js';
import { digitKind } from './digits/digit-kind.js';
import type { Explorable } from './explorable.js';
import { headsKind } from './heads/heads-kind.js';
import type { Kind } from './kind.js';
import { machineKind } from './machine/machine-kind.js';
import { modelKind } from './model/model-kind.js';
import { onlineKind } from './online/online-kind.js';
import { sentenceKind } from './sentence/sentence-kind.js';
import { sharesKind } from './shares/shares-kind.js';
import { spreadKind } from './spread/spread-kind.js';
import { stepsKind } from './steps/steps-kind.js';
import { streamKind } from './stream/stream-kind.js';
import { tilesKind } from './tiles/tiles-kind.js';
import { translationKind } from './translation/translation-kind.js';
import { fewKind } from './tuning/few-kind.js';

// biome-ignore lint/suspicious/noExplicitAny: each kind has a state of its own
const kinds: Readonly<Record<string, Kind<any>>> = {
  'attention-machine': machineKind,
  'block-pile': blockKind,
  'few-labels': fewKind,
  'five-steps': stepsKind,
  'model-heads': headsKind,
  'model-sentence': modelKind,
  'query-arrow': arrowsKind,
  'residual-stream': streamKind,
  'running-max': onlineKind,
  'score-shares': sharesKind,
  'score-spread': spreadKind,
  'score-tiles': tilesKind,
  'sliding-digit': digitKind,
  'translated-number': translationKind,
  'two-arrows': angleKind,
  'your-sentence': sentenceKind,
};

/** What shows an explorable, and its state, checked: it may come from a file. */
export function readExplorable({ name, state }: Explorable): { kind: Kind<unknown>; state: unknown } {
  const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
  if (!kind)
    throw new RangeError(`explore: expected one of ${Object.keys(kinds).join(', ')}, got ${described(name)}`);
  try {
    return { kind, state: kind.read(state) };
  } catch (error) {
    throw asOwn(error as Error, kind.maker);
  }
}

// What a maker says about its options is said of a state by explore.
function asOwn(error: Error, maker: string): Error {
  error.message = error.message.replace(`${maker}: `, 'explore: ');
  return error;
}
