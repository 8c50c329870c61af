import { angleWords } from './angle/angle-state.js';
import { twoArrows } from './angle/two-arrows.js';
import { arrowsWords } from './arrows/arrows-words.js';
import { queryArrow } from './arrows/query-arrow.js';
import { readBlock } from './block/block-pile.js';
import { blockWords } from './block/block-words.js';
import { digitState } from './digits/check-digit.js';
import { digitWords } from './digits/digit-words.js';
import type { Explorable } from './explorable.js';
import { headsWords } from './heads/heads-words.js';
import { modelHeads } from './heads/model-heads.js';
import { attentionMachine } from './machine/attention-machine.js';
import { machineWords } from './machine/machine-words.js';
import { modelState } from './model/check-model.js';
import { type ModelState, withPlaces } from './model/model-state.js';
import { modelWords } from './model/model-words.js';
import { onlineWords } from './online/online-state.js';
import { runningMax } from './online/running-max.js';
import { sentenceState } from './sentence/check-reading.js';
import { sentenceWords } from './sentence/sentence-words.js';
import { scoreShares } from './shares/score-shares.js';
import { sharesWords } from './shares/shares-words.js';
import { scoreSpread } from './spread/score-spread.js';
import { spreadWords } from './spread/spread-words.js';
import { fiveSteps } from './steps/five-steps.js';
import { stepsWords } from './steps/steps-state.js';
import { readStream } from './stream/residual-stream.js';
import { streamWords } from './stream/stream-state.js';
import { scoreTiles } from './tiles/score-tiles.js';
import { tilesWords } from './tiles/tiles-words.js';
import { translationState } from './translation/check-translation.js';
import { translationWords } from './translation/translation-words.js';
import { fewState } from './tuning/check-few.js';
import { fewWords } from './tuning/few-words.js';
import { writingState } from './writing/check-writing.js';
import { writingWords } from './writing/writing-words.js';

/** What is known of a kind beyond what a page needs to show it. */
export interface Told<State> {
  /** A saved state, checked. @throws {Error} that says in one sentence what doesn't fit */
  readonly read: (state: unknown) => State;
  /** In words and numbers, what the picture shows. */
  readonly words: (state: State) => string;
}

/** The words of a kind whose state is what its maker takes. */
function made<State>(maker: (options: never) => Explorable, words: (state: State) => string): Told<State> {
  return { read: (state) => maker(state as never).state as State, words };
}

/** All kinds, for who can't touch them. */
// biome-ignore lint/suspicious/noExplicitAny: each kind has a state of its own
export const told: Readonly<Record<string, Told<any>>> = {
  'attention-machine': made(attentionMachine, machineWords),
  'block-pile': { read: readBlock, words: blockWords },
  'few-labels': { read: fewState, words: fewWords },
  'five-steps': made(fiveSteps, stepsWords),
  'model-heads': made(modelHeads, headsWords),
  'model-sentence': { read: modelState, words: (state: ModelState) => modelWords(withPlaces(state)) },
  'model-writing': { read: writingState, words: writingWords },
  'query-arrow': made(queryArrow, arrowsWords),
  'residual-stream': { read: readStream, words: streamWords },
  'running-max': made(runningMax, onlineWords),
  'score-shares': made(scoreShares, sharesWords),
  'score-spread': made(scoreSpread, spreadWords),
  'score-tiles': made(scoreTiles, tilesWords),
  'sliding-digit': { read: digitState, words: digitWords },
  'translated-number': { read: translationState, words: translationWords },
  'two-arrows': made(twoArrows, angleWords),
  'your-sentence': { read: sentenceState, words: sentenceWords },
};
