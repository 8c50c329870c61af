export { type QueryArrowOptions, queryArrow } from './arrows/query-arrow.js';
export { type SlidingDigitOptions, slidingDigit } from './digits/sliding-digit.js';
export type { Explorable } from './explorable.js';
export { type ModelHeadsOptions, modelHeads } from './heads/model-heads.js';
export { attentionMachine, type MachineOptions } from './machine/attention-machine.js';
export type { Lever, Step } from './machine/machine-state.js';
export { type YourSentenceOptions, yourSentence } from './sentence/your-sentence.js';
export { type ScoreSharesOptions, scoreShares } from './shares/score-shares.js';
export { type ScoreSpreadOptions, scoreSpread } from './spread/score-spread.js';
