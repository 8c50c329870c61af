import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Section } from '../section.js';
import { type Engine, nativeMemory } from './native.js';

const ONE_RUN = fileURLToPath(new URL('one-run.js', import.meta.url));

/** How far memory reaches: each number from a process of its own. */
export const fusedMemorySection: Section = {
  name: 'fused-memory',
  title:
    'Fused attention, one head, d = 64: a first run in a fresh process, and the most memory of the whole process',
  columns: ['n', 'first run', 'kit', 'PyTorch', 'onnxruntime'],
  async *rows() {
    for (const n of [2048, 16384, 65536]) {
      const { ms, megabytes } = JSON.parse(
        execFileSync(process.execPath, [ONE_RUN, String(n)], { encoding: 'utf8' }),
      ) as { ms: number; megabytes: number };
      const rivals = (['torch', 'onnx'] as Engine[]).map((engine) =>
        n > 16384
          ? undefined
          : nativeMemory(engine, { n, m: n, heads: 1, d: 64, causal: false, gradients: false }),
      );
      yield [
        String(n),
        `${Math.round(ms)} ms`,
        ...[megabytes, ...rivals].map((mb) => (mb === undefined ? '–' : `${Math.round(mb)} MB`)),
      ];
    }
  },
};
