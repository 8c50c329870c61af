import type { Command } from './command.js';

const pack: Command = {
  meta: {
    name: 'pack',
    description:
      'Write what a class needs: chapters without solutions for students, with them for the teacher',
  },
  args: {
    chapters: {
      type: 'string',
      valueHint: 'NUMBERS',
      description: 'Which chapters: 1-6 or 1,3,5 (default: all)',
    },
    out: {
      type: 'string',
      alias: 'o',
      valueHint: 'DIR',
      description: 'Write them into this folder, an empty one',
    },
  },
  run: async (args) => (await import('./class-pack.js')).classPack(args),
};

/** `attention-kit class`: for those who teach. */
export const classCommand: Command = {
  meta: { name: 'class', description: 'Hand out chapters to a class' },
  subCommands: { pack },
};
