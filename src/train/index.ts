export { type NeighborExample, neighborExamples } from './neighbor-examples.js';
export { seededMatrix } from './seeded-matrix.js';
export { seededRandom } from './seeded-random.js';
export { type NeighborBlock, type NeighborTraining, trainNeighborBlock } from './train-neighbor-block.js';
