/** Wrong usage: a sentence for the reader, and exit status 2. */
export class UsageError extends Error {}
