export { show } from './show.js';
