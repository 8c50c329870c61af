import { readFileSync } from 'node:fs';
import type { CommandDef } from 'citty';
import { doctor } from './doctor.js';
import { kernelInstall } from './kernel-install.js';
import { kernelUninstall } from './kernel-uninstall.js';
import { reset } from './reset.js';
import { run } from './run.js';
import { start } from './start.js';

const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));

const kernel: CommandDef = {
  meta: { name: 'kernel', description: 'Register the TypeScript kernel with Jupyter' },
  subCommands: { install: kernelInstall, uninstall: kernelUninstall },
};

/** The command line as a whole: each command in a file of its own. */
export const root: CommandDef = {
  meta: { name: 'attention-kit', version, description: 'Notebooks that teach self-attention step by step' },
  subCommands: { start, reset, run, kernel, doctor },
};
