// What `check.NAME` is in a notebook. A new topic is a new file beside these, and a line here.
export { attention } from './attention.js';
export { causal } from './causal.js';
export { cosine } from './cosine.js';
export { embedding } from './embedding.js';
export { heads } from './heads.js';
export { norm } from './norm.js';
export { number } from './number.js';
export { output } from './output.js';
export { picks } from './picks.js';
export { positions } from './positions.js';
export { prediction } from './prediction.js';
export { projection } from './projection.js';
export { scaled } from './scaled.js';
export { scores } from './scores.js';
export { shape } from './shape.js';
export { spread } from './spread.js';
export { weights } from './weights.js';
