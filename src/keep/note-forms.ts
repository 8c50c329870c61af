import { isObject } from '../format/expect.js';

/** What may stand in a note; whatever else is found there counts as nothing. */
export interface NoteForm<T> {
  readonly empty: T;
  /** What it is, for a sentence. */
  readonly inWords: string;
  readonly fits: (value: unknown) => value is T;
}

/** Texts by name. */
export const textsByName: NoteForm<Record<string, string>> = {
  empty: {},
  inWords: 'texts by name',
  fits: (value): value is Record<string, string> =>
    isObject(value) && Object.values(value).every((each) => typeof each === 'string'),
};

/** Objects by name. */
export const objectsByName: NoteForm<Record<string, Record<string, unknown>>> = {
  empty: {},
  inWords: 'objects by name',
  fits: (value): value is Record<string, Record<string, unknown>> =>
    isObject(value) && Object.values(value).every(isObject),
};

/** A list of texts. */
export const texts: NoteForm<string[]> = {
  empty: [],
  inWords: 'a list of texts',
  fits: (value): value is string[] => Array.isArray(value) && value.every((each) => typeof each === 'string'),
};

/** The part of the page's address that only its reader knows: 8 random bytes, once it is made. */
export const secretPath: NoteForm<{ path?: string }> = {
  empty: {},
  inWords: 'a path of 16 digits',
  fits: (value): value is { path?: string } =>
    isObject(value) && typeof value.path === 'string' && /^[0-9a-f]{16}$/.test(value.path),
};
