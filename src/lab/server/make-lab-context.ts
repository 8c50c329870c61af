import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { removeLeftParts } from '../../files/remove-left-parts.js';
import { originalsOf, trustOf, workspacesOf } from '../../workshop/notes.js';
import { SessionStore } from '../protocol/kernels/session-store.js';
import { DiskStore } from './contents/disk-store.js';
import type { LabContext } from './lab-context.js';
import { ReadersHere } from './readers-here.js';

/** What differs from one lab to another. */
export type LabParts = Pick<
  LabContext,
  | 'access'
  | 'root'
  | 'pageFolder'
  | 'chaptersFolder'
  | 'version'
  | 'onEntry'
  | 'kernels'
  | 'settings'
  | 'classmate'
>;

/** Everything that the routes of a folder's lab work with. */
export async function makeLabContext(parts: LabParts): Promise<LabContext> {
  const { root, pageFolder, kernels } = parts;
  await removeLeftParts(root);
  return {
    ...parts,
    run: randomUUID(),
    contents: { store: new DiskStore(root), trust: trustOf(root) },
    sessions: new SessionStore(kernels),
    pageFiles: JSON.parse(readFileSync(join(pageFolder, 'pages.json'), 'utf8')),
    plugins: JSON.parse(readFileSync(join(pageFolder, 'settings.json'), 'utf8')),
    workspaces: workspacesOf(root),
    originals: originalsOf(root),
    readers: new ReadersHere(),
  };
}
