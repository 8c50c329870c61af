/** Prints values as Node.js does, for it is Node.js that prints. */
export { format, inspect } from 'node:util';
