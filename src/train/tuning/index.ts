export { type DoerDraw, drawDoers } from './draw-doers.js';
export { type ClassGuesses, guessClasses } from './guess-classes.js';
export type { LabelledTexts } from './labelled-texts.js';
export { loadTopics } from './load-topics.js';
export {
  loadTunings,
  savedTuningResults,
  type TuningResults,
  type TuningRun,
  type TuningTask,
  type WatchedTuning,
} from './load-tunings.js';
export { readLabelledTexts } from './read-labelled-texts.js';
export { type SplitTexts, splitTexts } from './split-texts.js';
export { type Probe, type ProbeOptions, trainProbe } from './train-probe.js';
export { type TuningOptions, trainTuning } from './train-tuning.js';
export { tunedEncoder } from './tuned-encoder.js';
export { firstTuning, type Tuning, type TuningStart } from './tuning.js';
export type { TuningWay } from './tuning-defaults.js';
export { wordBags } from './word-bags.js';
