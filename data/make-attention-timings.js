// Measures attention for attention-timings.json, after npm run build:
// NATIVE_PYTHON=../native/bin/python node data/make-attention-timings.js
// test/bench/fused/rivals.py says how to make that Python.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import * as tf from '@tensorflow/tfjs';
import { fusedAttention } from 'attention-kit';
import { NATIVE_PYTHON, openNative } from '../dist/test/bench/fused/native.js';

const SIZES = [128, 256, 512, 1024, 2048, 4096];
const d = 64;

await tf.ready();
const native = openNative();
if (!native) throw new Error('make-attention-timings: expected a Python in NATIVE_PYTHON, got none');

const time = (work) => {
  const start = performance.now();
  work();
  return performance.now() - start;
};

// Each runs for a while and then rests, for native threads stay awake after their work and would take a core from whoever is next.
// Several passes, so that a busy minute of the machine hits no size alone. A native engine times itself.
const best = { fused: [], PyTorch: [], onnxruntime: [] };
for (let pass = 0; pass < 3; pass++) {
  for (const [i, n] of SIZES.entries()) {
    const [queries, keys, values] = [1, 2, 3].map((seed) => tf.randomNormal([n, d], 0, 1, 'float32', seed));
    const attention = { n, m: n, heads: 1, d, causal: false, gradients: false };
    const once = {
      fused: () => time(() => tf.tidy(() => void fusedAttention(queries, keys, values).dataSync())),
      PyTorch: () => native.run('torch', attention),
      onnxruntime: () => native.run('onnx', attention),
    };
    for (let round = 0; round < 4; round++) {
      for (const [name, run] of Object.entries(once)) {
        const end = performance.now() + 150;
        for (let runs = 0; runs < 2 || performance.now() < end; runs++)
          best[name][i] = Math.min(best[name][i] ?? Number.POSITIVE_INFINITY, await run());
        await pause(50);
      }
    }
    tf.dispose([queries, keys, values]);
  }
}
native.close();

const versions = 'import onnxruntime, torch; print(torch.__version__, onnxruntime.__version__)';
const [torch, onnx] = execFileSync(NATIVE_PYTHON, ['-c', versions], { encoding: 'utf8' }).trim().split(' ');
const machine = `${cpus().length} cores of ${cpus()[0].model.trim()}, ${process.platform}, Node.js ${process.versions.node}, PyTorch ${torch}, onnxruntime ${onnx}`;
const timings = Object.entries(best).map(([name, times]) => ({
  name,
  sizes: SIZES,
  milliseconds: times.map((ms) => Number(ms.toPrecision(3))),
}));
const lines = timings.map((timing) => `    ${JSON.stringify(timing)}`).join(',\n');
writeFileSync(
  new URL('attention-timings.json', import.meta.url),
  `{\n  "machine": ${JSON.stringify(machine)},\n  "timings": [\n${lines}\n  ]\n}\n`,
);
