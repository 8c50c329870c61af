export * from './attention/index.js';
export * from './explore/index.js';
export * from './model/index.js';
export * from './notebook/index.js';
export * from './plot/index.js';
export * from './study/index.js';
export * from './text/index.js';
export * from './train/index.js';
