import { uninstallKernelSpec } from '../jupyter/kernelspec.js';
import { kitKernelSpec } from '../runner/kit-kernelspec.js';
import type { Command } from './command.js';

/** `attention-kit kernel uninstall`: takes the kernel out again. */
export const kernelUninstall: Command = {
  meta: {
    name: 'uninstall',
    description: 'Take the kernel out again, and put back the tslab kernel it replaced',
  },
  args: {
    prefix: {
      type: 'string',
      valueHint: 'FOLDER',
      description: "Environment to uninstall from (default: the user's own Jupyter folder)",
    },
  },
  run: async (args) => {
    const { path, other } = await uninstallKernelSpec(kitKernelSpec(), args.prefix as string | undefined);
    process.stdout.write(`Uninstalled the kernel: ${path}\n`);
    if (other) process.stdout.write(`Put back the tslab kernel that stood there before: ${other}\n`);
  },
};
