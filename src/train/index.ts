export { functionWords, generateSentences, type Sentence } from './generate-sentences.js';
export { type HeadLossOptions, headLoss } from './head-loss.js';
export { type SentenceWords, trainingWords, unseenWords } from './head-words.js';
export { judgeHead } from './judge-head.js';
export * from './language/index.js';
export { type HeadSnapshot, loadHeadSnapshots, type WatchedTraining } from './load-head-snapshots.js';
export { loadTrainedHead } from './load-trained-head.js';
export {
  type BlockRun,
  type HeadRun,
  loadTrainingCurves,
  type TrainingCurves,
} from './load-training-curves.js';
export { type HeadMeasure, measureHead } from './measure-head.js';
export { type NeighborExample, neighborExamples } from './neighbor-examples.js';
export { seededMatrix } from './seeded-matrix.js';
export { seededRandom } from './seeded-random.js';
export { type TrainingOptions, trainHead, trainingDefaults, untrainedHead } from './train-head.js';
export { type NeighborBlock, type NeighborTraining, trainNeighborBlock } from './train-neighbor-block.js';
export * from './translation/index.js';
export * from './tuning/index.js';
export * from './vision/index.js';
