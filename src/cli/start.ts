import { usualRules } from '../lab/server/kernels/left-kernels.js';
import type { Command } from './command.js';
import { originVariable } from './public-address.js';
import { usualPort, workingCopy } from './start-defaults.js';

const usualMinutes = usualRules.idle / 60_000;

/** `attention-kit start`: opens the chapters in the browser. */
export const start: Command = {
  meta: { name: 'start', description: 'Open the chapters in the browser, on a TypeScript kernel' },
  args: {
    port: {
      type: 'string',
      valueHint: 'PORT',
      description: `Port (default: ${usualPort}, or the next free one)`,
    },
    host: { type: 'string', valueHint: 'ADDRESS', description: 'Address to listen on (default: 127.0.0.1)' },
    origin: {
      type: 'string',
      valueHint: 'ADDRESS',
      description: `Where a proxy shows the page, such as https://host/path/ (default: ${originVariable})`,
    },
    notebooks: {
      type: 'string',
      valueHint: 'FOLDER',
      description: `Your copy of the chapters (default: ${workingCopy})`,
    },
    idle: {
      type: 'string',
      valueHint: 'MINUTES',
      description: `End an idle kernel so long after its page was closed (default: ${usualMinutes}; 0 keeps it until memory is short)`,
    },
    'no-browser': { type: 'boolean', description: "Don't open a browser" },
  },
  // The server is read only where it is wanted: other commands answer the sooner.
  run: async (given) => (await import('./open-chapters.js')).openChapters(given),
};
