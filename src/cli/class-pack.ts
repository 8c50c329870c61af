import { join, resolve } from 'node:path';
import { kitChapters } from '../files/kit-folder.js';
import { packClass } from '../workshop/pack/pack-class.js';
import type { Given } from './command.js';
import { say } from './say.js';
import { UsageError } from './usage-error.js';

/** `attention-kit class pack`: writes the pack, and says how large it is. */
export async function classPack(args: Given): Promise<void> {
  const { out, chapters, nbgrader } = args as { out?: string; chapters?: string; nbgrader?: boolean };
  if (out === undefined) throw new UsageError('class pack: expected --out DIR, got none');
  const { knownMistakes } = await import('../notebook/checks/known-mistakes.js');
  const kit = { chaptersFolder: kitChapters, knownMistakes };
  const packed = await packClass(resolve(out), kit, { wanted: chapters, nbgrader });
  for (const { name, files, bytes } of packed)
    say(`${join(out, name)}: ${files} ${files === 1 ? 'file' : 'files'}, ${(bytes / 1e6).toFixed(1)} MB`);
}
