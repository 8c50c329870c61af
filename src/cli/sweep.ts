import type { Arg, Command } from './command.js';

const jobsOption: Arg = {
  type: 'string',
  valueHint: 'N',
  description: 'Points at once (default: as many as cores and memory allow)',
};

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
  memory: {
    type: 'string',
    valueHint: 'MB',
    description: 'Stop a point that holds more than this, with all that it starts',
  },
  jobs: jobsOption,
  keep: {
    type: 'boolean',
    description: 'Keep the executed notebook of each point, or what a script printed',
  },
  retry: { type: 'boolean', description: 'Run points that have failed once more' },
};

const show: Command = {
  meta: {
    name: 'show',
    description: 'Compare the results: mean, spread and number over seeds; and a page of charts',
  },
  args: {
    dir: { type: 'positional', description: 'The folder of a sweep' },
    over: {
      type: 'string',
      valueHint: 'NAMES',
      description: 'Parameters to average over, with commas (default: seed); "none" for each point by itself',
    },
    sort: { type: 'string', valueHint: 'NAME', description: 'Sort by a reported value, the largest first' },
    csv: { type: 'boolean', description: 'Print all points as CSV instead' },
    'no-browser': { type: 'boolean', description: "Write the page, but don't open it" },
  },
  run: async (args) => (await import('./sweep-show.js')).showSweep(args),
};

const check: Command = {
  meta: {
    name: 'check',
    description: 'Run some points again, chosen at random, and compare to the last digit',
  },
  args: {
    dir: { type: 'positional', description: 'The folder of a sweep' },
    count: { type: 'string', valueHint: 'K', description: 'How many points (default: 3)' },
    jobs: jobsOption,
    source: {
      type: 'string',
      valueHint: 'FILE',
      description: 'The chapter or script, if it lies elsewhere now',
    },
  },
  run: async (args) => (await import('./sweep-check.js')).sweepCheck(args),
};

const submit: Command = {
  meta: {
    name: 'submit',
    description:
      'Run the parts of a sweep on Slurm, and gather the results; or print a manifest for Kubernetes',
  },
  args: {
    ...pointOptions,
    slurm: { type: 'boolean', description: 'Submit an array to Slurm (sbatch), and wait for its end' },
    kubernetes: { type: 'boolean', description: 'Print an indexed Job, for kubectl apply -f' },
    shards: {
      type: 'string',
      valueHint: 'N',
      description: 'Into how many parts to cut the points (default: 4)',
    },
    sbatch: {
      type: 'string',
      valueHint: 'OPTIONS',
      multiple: true,
      description: 'Options for sbatch, such as "--time=60 --mem=4G"; may be repeated',
    },
    'no-wait': { type: 'boolean', description: "Submit to Slurm, but don't wait" },
    image: {
      type: 'string',
      valueHint: 'IMAGE',
      description: 'For Kubernetes: an image with Node.js and the kit',
    },
    volume: {
      type: 'string',
      valueHint: 'CLAIM',
      description: 'For Kubernetes: the claim of a volume that all parts share',
    },
  },
  run: async (args) => (await import('./sweep-submit.js')).sweepSubmit(args),
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
  subCommands: { show, check, submit },
  run: async (args) => (await import('./sweep-run.js')).sweepRun(args),
};
