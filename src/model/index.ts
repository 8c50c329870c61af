export { embedSentences } from './embed-sentences.js';
export { type EncodeOptions, type Encoding, encode } from './encode.js';
export type { EncoderConfig } from './encoder-config.js';
export type { LayerParams, WordEmbedding } from './encoder-tensors.js';
export type { Tokens } from './encoder-tokenizer.js';
export { type JoinedWords, joinPieces } from './join-pieces.js';
export { type Encoder, type LoadOptions, type LoadProgress, loadEncoder } from './load-encoder.js';
export type { Pooling } from './read-pooling.js';
export type { StoredMatrix } from './stored-matrix.js';
