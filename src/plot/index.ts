export { type AttentionLinesOptions, attentionLines } from './attention-lines.js';
export type { Figure } from './figure.js';
export { type MatrixHeatmapOptions, matrixHeatmap } from './matrix-heatmap.js';
export type { Matrix, Vector } from './values.js';
