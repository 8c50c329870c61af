import type { Command } from './command.js';
import { classPort } from './start-defaults.js';

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
    usb: {
      type: 'boolean',
      description:
        'Write usb/, too, for a stick: all that a room without a network needs, for Windows, macOS and Linux (fetched by npm)',
    },
    nbgrader: {
      type: 'boolean',
      description: 'Write the chapters for nbgrader, too: the folder of a course, with its settings',
    },
  },
  run: async (args) => (await import('./class-pack.js')).classPack(args),
};

const slides: Command = {
  meta: {
    name: 'slides',
    description:
      'Write a chapter as slides, in one file that needs no network, with hints and solutions as speaker notes',
  },
  args: {
    chapter: { type: 'positional', description: 'Its number, or the path of a notebook of your own' },
    out: {
      type: 'string',
      alias: 'o',
      valueHint: 'FILE',
      description: 'Write them into this file (default: NAME-slides.html)',
    },
  },
  run: async (args) => (await import('./class-slides.js')).classSlides(args),
};

const serve: Command = {
  meta: {
    name: 'serve',
    description:
      'Serve the chapters to a room: they run in the students’ own browsers, and what is handed in comes here',
  },
  args: {
    dir: {
      type: 'positional',
      required: false,
      description: 'Where hand-ins are kept (default: class); the same folder goes on with the same class',
    },
    chapters: {
      type: 'string',
      valueHint: 'NUMBERS',
      description: 'Which chapters: 1-6 or 1,3,5 (default: all)',
    },
    names: {
      type: 'string',
      valueHint: 'FILE',
      description:
        'Only these names can join, each once: a name a line, or the first column of a .csv (UTF-8); kept for the next start',
    },
    nicknames: { type: 'boolean', description: 'Everybody takes a name of their own again, after --names' },
    kernels: {
      type: 'boolean',
      description:
        'Run the chapters on this computer, in a sandbox (bubblewrap), instead of in the students’ browsers',
    },
    'at-once': {
      type: 'string',
      valueHint: 'N',
      description:
        'With --kernels: so many run at once (default: by cores and memory); others wait in a queue',
    },
    memory: {
      type: 'string',
      valueHint: 'MB',
      description: 'With --kernels: so much may one of them take (default: 1500)',
    },
    idle: {
      type: 'string',
      valueHint: 'MINUTES',
      description:
        'With --kernels: one that has run nothing for so long gives way to who waits (default: 10)',
    },
    unsafe: {
      type: 'boolean',
      description:
        "With --kernels: run students' code without a sandbox, as you: it may read, change and send what you may",
    },
    solutions: { type: 'boolean', description: 'Leave the folded solutions in' },
    port: {
      type: 'string',
      valueHint: 'PORT',
      description: `Port (default: the one of the last time, ${classPort} at first, or the next free one)`,
    },
    host: {
      type: 'string',
      valueHint: 'ADDRESS',
      description: 'Address to listen on (default: 0.0.0.0, all of this computer)',
    },
    origin: {
      type: 'string',
      valueHint: 'ADDRESS',
      description: 'Where a proxy shows it, such as https://host/path/',
    },
  },
  run: async (args) => (await import('./class-serve.js')).classServe(args),
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
    seconds: { type: 'string', valueHint: 'N', description: 'Seconds that an answer may work (default: 10)' },
    unsafe: {
      type: 'boolean',
      description: "Run students' code without a sandbox, as you: it may read, change and send what you may",
    },
  },
  run: async (args) => (await import('./class-mark.js')).classMark(args),
};

/** `attention-kit class`: for those who teach. */
export const classCommand: Command = {
  meta: {
    name: 'class',
    description: 'Hand out chapters to a class, serve them to a room, and mark what comes back',
  },
  subCommands: { pack, slides, serve, mark },
};
