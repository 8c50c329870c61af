import { realpathSync } from 'node:fs';
import { lstat, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { makePrivateFolder, stateFolder, stateFolderOf } from '../files/state-folder.js';
import { type NoteForm, objectsByName, secretPath, texts, textsByName } from '../keep/note-forms.js';
import { TrustedTexts } from '../keep/trusted-texts.js';
import { KitNotes } from './kit-notes.js';

/** The folder in which the kit keeps what may travel with a notebooks folder. */
const notesFolder = '.attention-kit';

/**
 * What each chapter was when the kit copied it, as two digests: of its text, and of what is written in it. They lie in the
 * notebooks folder, so that they may come from anybody: all that they decide is whether a chapter of the kit may take its newer version's place.
 */
export function originalsOf(folder: string): KitNotes<Record<string, string>> {
  return new KitNotes(join(folder, notesFolder, 'originals.json'), textsByName, makeOwnFolder);
}

/** Which notebooks of a folder are trusted. */
export function trustOf(folder: string): TrustedTexts {
  return new TrustedTexts(stateOf(folder, 'trusted.json', texts));
}

/** The path that a folder's page lives under; it stays the same, so that an open page survives a restart of the server. */
export function secretPathOf(folder: string): KitNotes<{ path?: string }> {
  return stateOf(folder, 'address.json', secretPath);
}

/** Small things that the page remembers about a folder: places in notebooks, layouts. */
export function workspacesOf(folder: string): KitNotes<Record<string, Record<string, unknown>>> {
  return stateOf(folder, 'workspaces.json', objectsByName);
}

/** The user's settings by plugin, the same for all folders. */
export function userSettings(): KitNotes<Record<string, string>> {
  return new KitNotes(join(stateFolder(), 'settings.json'), textsByName, makePrivateFolder);
}

/** The settings by plugin of whoever works in a folder. */
export function settingsOf(folder: string): KitNotes<Record<string, string>> {
  return stateOf(folder, 'settings.json', textsByName);
}

function stateOf<T>(folder: string, name: string, form: NoteForm<T>): KitNotes<T> {
  return new KitNotes(join(stateFolderOf(realpathSync(folder)), name), form, makePrivateFolder);
}

/** A link in its place could lead anywhere. */
async function makeOwnFolder(folder: string): Promise<void> {
  await mkdir(folder).catch(() => {});
  if (!(await lstat(folder)).isDirectory())
    throw new Error(`readNotes: expected a folder at ${folder}, got something else; move it away first`);
}
