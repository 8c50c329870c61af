import { angleKind } from './angle/angle-kind.js';
import { arrowsKind } from './arrows/arrows-kind.js';
import { blockKind } from './block/block-kind.js';
import { digitKind } from './digits/digit-kind.js';
import { headsKind } from './heads/heads-kind.js';
import type { Kinds } from './kind.js';
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
import { writingKind } from './writing/writing-kind.js';

/** All kinds, by the names of what is explored. */
export const kinds: Kinds = {
  'attention-machine': machineKind,
  'block-pile': blockKind,
  'few-labels': fewKind,
  'five-steps': stepsKind,
  'model-heads': headsKind,
  'model-sentence': modelKind,
  'model-writing': writingKind,
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
