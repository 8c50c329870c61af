import type { Arg, Command } from './command.js';

const pointOptions: Record<string, Arg> = {
  source: {
    type: 'positional',
    description: 'A chapter (9, 09-training-attention, a path), or a script (.ts, .mts, .mjs, .js)',
  },
  parameter: {
    type: 'string',
    alias: 'p',
    valueHint: 'NAME=VALUES',
    multiple: true,
    description: 'Values of a parameter: 4,16,64 or 1..20 or 0.1..0.5..0.1; all combinations are run',
  },
  points: {
    type: 'string',
    valueHint: 'FILE',
    description: 'Points from a file: a JSON list of objects, or CSV with a line of names',
  },
  out: {
    type: 'string',
    alias: 'o',
    valueHint: 'DIR',
    description: 'Keep the results here, and go on from them',
  },
  timeout: {
    type: 'string',
    valueHint: 'SECONDS',
    description: 'Stop a point after this time (default: 3600)',
  },
  memory: { type: 'string', valueHint: 'MB', description: 'Stop a point that holds more than this' },
  jobs: {
    type: 'string',
    valueHint: 'N',
    description: 'Points at once (default: as many as cores and memory allow)',
  },
  keep: {
    type: 'boolean',
    description: 'Keep the executed notebook of each point, or what a script printed',
  },
  retry: { type: 'boolean', description: 'Run points that have failed once more' },
};

/** `attention-kit sweep CHAPTER|SCRIPT`: runs it for many values of its parameters. */
export const sweep: Command = {
  meta: {
    name: 'sweep',
    description: 'Run a chapter or a script for many values of its parameters, and gather what it reports',
  },
  args: {
    ...pointOptions,
    shard: {
      type: 'string',
      valueHint: 'I/N',
      description: 'Run the I-th of N parts only, as one machine of several does',
    },
  },
  run: async (args) => (await import('./sweep-run.js')).sweepRun(args),
};
