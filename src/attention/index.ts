import '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-wasm'; // the quicker engine, chosen by itself where there is no GPU's; cpu if it can't start

export { attentionScores } from './attention-scores.js';
export { causalMask } from './causal-mask.js';
export { project } from './project.js';
export {
  type Attention,
  type AttentionOptions,
  scaledDotProductAttention,
} from './scaled-dot-product-attention.js';
export { type HeadWeights, type SelfAttention, selfAttention } from './self-attention.js';
export { type SoftmaxOptions, softmaxWeights } from './softmax-weights.js';
export { weightedSum } from './weighted-sum.js';
