/** Asks who hands in; undefined when the reader would rather not. */
export type AskName = () => Promise<string | undefined>;

const key = 'attention-kit name';

/** The name that the reader handed in with the last time; a browser that keeps nothing has none. */
export function ownName(): string {
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

/** Remembers it. */
export function keepName(name: string): void {
  try {
    localStorage.setItem(key, name);
  } catch {
    // then it is asked for again
  }
}
