import typescript from '@tslab/typescript-for-tslab/package.json' with { type: 'json' };
import tslab from 'tslab/package.json' with { type: 'json' };

/** Versions of what the kernel is made of, as `versions` of tslab tells them. */
export const versions: Readonly<Record<'tslab' | 'typescript' | 'node', string>> = {
  tslab: tslab.version,
  typescript: typescript.version,
  node: 'none: this is a browser',
};
