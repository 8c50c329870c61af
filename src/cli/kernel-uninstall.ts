import { uninstallKernelSpec } from '../jupyter/kernelspec.js';
import { kitKernelSpec } from '../runner/kit-kernelspec.js';
import type { Command } from './command.js';
import { say } from './say.js';

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
    say(`Uninstalled the kernel: ${path}`);
    if (other) say(`Put back the tslab kernel that stood there before: ${other}`);
  },
};
