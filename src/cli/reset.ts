import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { kitChapters } from '../files/kit-folder.js';
import { resetChapters } from '../workshop/reset-chapter.js';
import type { Command } from './command.js';
import { say } from './say.js';
import { workingCopy } from './start-defaults.js';

/** `attention-kit reset [CHAPTER]`: brings chapters back as they were. */
export const reset: Command = {
  meta: { name: 'reset', description: 'Bring a chapter back as it was; yours is kept beside it' },
  args: {
    chapter: {
      type: 'positional',
      required: false,
      description: 'A number (3) or a name (03-scores); all chapters without',
    },
    notebooks: {
      type: 'string',
      valueHint: 'FOLDER',
      description: `Your copy of the chapters (default: ${workingCopy})`,
    },
  },
  run: async (args) => {
    const folder = resolve((args.notebooks as string | undefined) ?? workingCopy);
    if (!existsSync(folder))
      throw new Error(`reset: expected your copy of the chapters, got no folder ${folder}`);
    for (const { name, kept } of await resetChapters(folder, kitChapters, args.chapter as string | undefined))
      say(kept ? `${name} is as it was; yours is kept as ${kept}` : `${name} is as it was`);
  },
};
