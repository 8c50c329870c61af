import type { drawPicture as draw } from './node.js';

/** In a browser figures are drawn live: no still picture is made. */
export const drawPicture: typeof draw | undefined = undefined;
