import './engine.js';
import './einsum-kernel.js';

export { fusedMemory, type MachineLimits, machineLimits } from '../fused/machine-limits.js';
export type { Attention } from './attend.js';
export type { AttentionOptions, WeightsOption } from './attention-options.js';
export { attentionScores } from './attention-scores.js';
export {
  type BlockwiseOptions,
  blockwiseAttention,
  lookAtBlock,
  type QueryState,
} from './blockwise-attention.js';
export { causalMask } from './causal-mask.js';
export { type ConvolutionOptions, convolve } from './convolve.js';
export { countMultiplications } from './count-multiplications.js';
export { cutPatches } from './cut-patches.js';
export {
  type DecoderLayer,
  type DecoderLayerOptions,
  type DecoderLayerParams,
  decoderLayer,
} from './decoder-layer.js';
export {
  type EncoderLayer,
  type EncoderLayerParams,
  encoderLayer,
  type LayerOptions,
} from './encoder-layer.js';
export { feedForward } from './feed-forward.js';
export type { Activation, FeedForwardParams } from './feed-forward-params.js';
export { fusedAttention } from './fused-attention.js';
export type { FusedAttentionOptions } from './fused-output.js';
export { type LayerNormOptions, layerNorm } from './layer-norm.js';
export { type MultiHeadOptions, multiHeadAttention } from './multi-head-attention.js';
export type { MultiHeadParams } from './multi-head-params.js';
export { paddingMask } from './padding-mask.js';
export { type PositionalEncodingOptions, positionalEncoding } from './positional-encoding.js';
export { project } from './project.js';
export { scaledDotProductAttention } from './scaled-dot-product-attention.js';
export {
  type HeadParams,
  type SelfAttention,
  selfAttention,
} from './self-attention.js';
export { type SoftmaxOptions, softmaxWeights } from './softmax-weights.js';
export { weightedSum } from './weighted-sum.js';
export {
  type PlainHeadParams,
  type WordByWordAttention,
  type WordByWordOptions,
  wordByWordAttention,
} from './word-by-word-attention.js';
