import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { KernelPackage } from '../jupyter/kernelspec.js';
import { kernelCommand } from './kit-kernel.js';

/** The kit's kernel as Jupyter gets it: the kernel of this very package, started with this very Node. */
export function kitKernelSpec(): KernelPackage {
  const spec = {
    argv: [...kernelCommand],
    display_name: 'TypeScript (Attention Kit)',
    language: 'typescript',
    interrupt_mode: 'message',
    metadata: { 'attention-kit': true },
  };
  return { spec, files: { 'plotly.min.js': plotly() } };
}

/** Where figures find what makes them live: half the size where the notebook page has been built. */
function plotly(): string {
  const built = fileURLToPath(new URL('../../lab/plotly.min.js', import.meta.url));
  return existsSync(built) ? built : fileURLToPath(import.meta.resolve('plotly.js-dist'));
}
