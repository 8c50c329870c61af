/** Something small that is remembered, and changed in turn. */
export interface Notes<T> {
  read(): Promise<T>;
  change(how: (before: T) => T): Promise<void>;
}
