/** Something to touch, as plain data: which component shows it, and its state. */
export interface Explorable {
  readonly name: string;
  readonly state: unknown;
}

/** The MIME type under which an output carries an explorable. */
export const explorableMimeType = 'application/vnd.attention-kit.explorable+json';
