import { kitVersion } from '../files/kit-folder.js';
import { classCommand } from './class.js';
import type { Command } from './command.js';
import { doctor } from './doctor.js';
import { handIn } from './hand-in.js';
import { kernelInstall } from './kernel-install.js';
import { kernelUninstall } from './kernel-uninstall.js';
import { reset } from './reset.js';
import { run } from './run.js';
import { site } from './site.js';
import { start } from './start.js';
import { sweep } from './sweep.js';

const kernel: Command = {
  meta: { name: 'kernel', description: 'Register the TypeScript kernel with Jupyter' },
  subCommands: { install: kernelInstall, uninstall: kernelUninstall },
};

/** The command line as a whole: each command in a file of its own. */
export const root: Command = {
  meta: {
    name: 'attention-kit',
    version: kitVersion,
    description: 'Notebooks that teach self-attention step by step',
  },
  subCommands: { start, site, reset, 'hand-in': handIn, run, sweep, class: classCommand, kernel, doctor },
};
