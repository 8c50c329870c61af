import { findKernelSpecs, installKernelSpec } from '../jupyter/kernelspec.js';
import { kitKernelSpec } from '../runner/kit-kernelspec.js';
import type { Command } from './command.js';
import { say, warn } from './say.js';

/** `attention-kit kernel install`: registers the kit's kernel as kernelspec `tslab`. */
export const kernelInstall: Command = {
  meta: {
    name: 'install',
    description: 'Register the kernel, so that Jupyter, VS Code and nbconvert find it',
  },
  args: {
    prefix: {
      type: 'string',
      valueHint: 'FOLDER',
      description: "Environment to install into (default: the user's own Jupyter folder)",
    },
  },
  run: async (args) => {
    const { path, other } = await installKernelSpec(kitKernelSpec(), args.prefix as string | undefined);
    say(`Installed the kernel "TypeScript (Attention Kit)" as tslab: ${path}`);
    if (other) warn(`It replaces another tslab kernel, kept beside it: ${other}`);
    const [first] = await findKernelSpecs();
    if (args.prefix === undefined && first && first.path !== path)
      warn(`Jupyter finds another tslab kernel first: ${first.path}`);
  },
};
