import type { Command } from './command.js';
import { workingCopy } from './start-defaults.js';

/** `attention-kit hand-in`: puts a student's answers into one small file. */
export const handIn: Command = {
  meta: {
    name: 'hand-in',
    description: 'Put your answers to the exercises into one small file, for whoever teaches you',
  },
  args: {
    notebooks: {
      type: 'string',
      valueHint: 'FOLDER',
      description: `Your copy of the chapters (default: ${workingCopy})`,
    },
    name: {
      type: 'string',
      valueHint: 'NAME',
      description: 'Who you are (default: your name on this computer)',
    },
    output: {
      type: 'string',
      alias: 'o',
      valueHint: 'FILE',
      description: 'The file (default: hand-in-NAME.json)',
    },
  },
  run: async (args) => (await import('./write-hand-in.js')).writeHandIn(args),
};
