export * as check from './checks/index.js';
export { explore } from './explore.js';
export { type LiveFigure, liveFigure } from './live-figure.js';
export { type Progress, progress } from './progress.js';
export { type NumberRange, readNumbers } from './read-numbers.js';
export { type SavedTimings, savedTimings } from './saved-timings.js';
export { show } from './show.js';
export { formatTable, type TableOptions, type Tabular, table } from './table.js';
