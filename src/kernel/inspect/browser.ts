/** Prints values as Node.js does: its own `util.inspect`, taken out for browsers. */
export { format, inspect } from 'node-inspect-extracted';
