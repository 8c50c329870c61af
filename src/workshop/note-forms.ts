import { isObject } from '../format/expect.js';
import type { NoteForm } from './kit-notes.js';

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

/** What signs the cookie: 32 random bytes, once it is made. */
export const secret: NoteForm<{ cookie?: string }> = {
  empty: {},
  inWords: 'a secret of 64 digits',
  fits: (value): value is { cookie?: string } =>
    isObject(value) && typeof value.cookie === 'string' && /^[0-9a-f]{64}$/.test(value.cookie),
};
