import type { Command } from './command.js';

/** `attention-kit run CHAPTER`: executes a notebook in a fresh kernel. */
export const run: Command = {
  meta: {
    name: 'run',
    description: 'Execute a chapter in a fresh kernel; print what its cells print, or write it with -o',
  },
  args: {
    chapter: { type: 'positional', description: 'A number (3), a name (03-scores) or a path' },
    output: {
      type: 'string',
      alias: 'o',
      valueHint: 'OUT',
      description: 'Write the executed notebook to this file; "-" for stdout',
    },
    'in-place': { type: 'boolean', description: 'Write the outputs into the chapter itself' },
    parameter: {
      type: 'string',
      alias: 'p',
      valueHint: 'NAME=VALUE',
      multiple: true,
      description: 'Set a variable of the cell tagged "parameters"; may be repeated',
    },
    timeout: { type: 'string', valueHint: 'SECONDS', description: 'Time limit for one cell (default: 120)' },
  },
  run: async (args) => (await import('./run-chapter.js')).runChapter(args),
};
