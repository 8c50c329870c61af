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
  // Here figures find what makes them live.
  const files = { 'plotly.min.js': fileURLToPath(import.meta.resolve('plotly.js-dist-min')) };
  return { spec, files };
}
