export { functionWords, generateSentences, type Sentence } from './generate-sentences.js';
export { type SentenceWords, trainingWords, unseenWords } from './head-words.js';
export { judgeHead } from './judge-head.js';
export { loadTrainedHead } from './load-trained-head.js';
export { type NeighborExample, neighborExamples } from './neighbor-examples.js';
export { seededMatrix } from './seeded-matrix.js';
export { seededRandom } from './seeded-random.js';
export { type TrainingOptions, trainHead, trainingDefaults } from './train-head.js';
export { type NeighborBlock, type NeighborTraining, trainNeighborBlock } from './train-neighbor-block.js';
