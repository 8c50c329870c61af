import type { explorableForms as explorableInNode, stillForms as inNode } from './node.js';

/** In a browser figures are live: no still picture is made. */
export const stillForms: typeof inNode = async () => ({});
export const explorableForms: typeof explorableInNode = async () => ({});
