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
  const explore = built('explore.min.js');
  return { spec, files: { 'plotly.min.js': plotlyFile(), ...(explore && { 'explore.min.js': explore }) } };
}

/** Where figures find what makes them live: half the size where the notebook page has been built. */
export function plotlyFile(): string {
  return built('plotly.min.js') ?? fileURLToPath(import.meta.resolve('plotly.js-dist'));
}

/** A file of the notebook page, once it has been built. */
function built(name: string): string | undefined {
  const file = fileURLToPath(new URL(`../../lab/${name}`, import.meta.url));
  return existsSync(file) ? file : undefined;
}
