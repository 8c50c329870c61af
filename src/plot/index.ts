export { type AlignmentHeatmapOptions, alignmentHeatmap } from './alignment-heatmap.js';
export { type AttentionExplorerOptions, attentionExplorer } from './attention-explorer.js';
export { type AttentionLinesOptions, attentionLines } from './attention-lines.js';
export { type FeatureMapsOptions, featureMaps } from './feature-maps.js';
export type { Figure } from './figure.js';
export { type HeadGridOptions, headGrid } from './head-grid.js';
export type { HeadMatrices, LayerHeadMatrices } from './head-weights.js';
export { type HistogramOptions, histogram, type Sample } from './histogram.js';
export { type LayerHeadMapOptions, layerHeadMap } from './layer-head-map.js';
export {
  type CurvePanel,
  type LearningCurvesOptions,
  learningCurves,
  type RunCurve,
} from './learning-curves.js';
export { type LineChartOptions, lineChart, type Series } from './line-chart.js';
export { type LossCurveOptions, lossCurve } from './loss-curve.js';
export { type MatrixHeatmapOptions, matrixHeatmap } from './matrix-heatmap.js';
export { type PatchAttentionOptions, patchAttention } from './patch-attention.js';
export { type FittedLine, type PowerLawOptions, type PowerSeries, powerLaw } from './power-law.js';
export { type PrincipalComponents, principalComponents } from './principal-components.js';
export { type RooflineOptions, type RooflinePoint, rooflineChart } from './roofline-chart.js';
export { type Snapshot, type SnapshotLinesOptions, snapshotLines } from './snapshot-lines.js';
export {
  type TemperatureSliderOptions,
  type TemperatureStep,
  temperatureSlider,
} from './temperature-slider.js';
export { type Timing, type TimingChartOptions, timingChart } from './timing-chart.js';
export type { Matrix, Vector } from './values.js';
export { type WeightBarsOptions, weightBars } from './weight-bars.js';
export { type WordMapOptions, wordMap } from './word-map.js';
