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

const mark: Command = {
  meta: {
    name: 'mark',
    description:
      "Mark what was handed in: students' code runs in a sandbox (bubblewrap); 1 as exit status if something is to be looked at",
  },
  args: {
    dir: {
      type: 'positional',
      description: 'The folder with what hand-in has written, or folders of notebooks',
    },
    chapters: {
      type: 'string',
      valueHint: 'NUMBERS',
      description: 'Which chapters: 1-6 or 1,3,5 (default: those of which something was handed in)',
    },
    out: {
      type: 'string',
      alias: 'o',
      valueHint: 'DIR',
      description: 'Write marks.csv and marks.html into this folder (default: DIR/marks)',
    },
    seconds: { type: 'string', valueHint: 'N', description: 'Seconds that an answer may take (default: 10)' },
    unsafe: {
      type: 'boolean',
      description: "Run students' code without a sandbox, as you: it may read, change and send what you may",
    },
  },
  run: async (args) => (await import('./class-mark.js')).classMark(args),
};

/** `attention-kit class`: for those who teach. */
export const classCommand: Command = {
  meta: { name: 'class', description: 'Hand out chapters to a class, and mark what comes back' },
  subCommands: { pack, mark },
};
