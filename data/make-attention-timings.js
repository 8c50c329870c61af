// Measures attention for attention-timings.json, after npm run build:
// NATIVE_PYTHON=/tmp/native/bin/python node data/make-attention-timings.js
// test/bench/fused/rivals.py says how to make that Python.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import * as tf from '@tensorflow/tfjs';
import { fusedAttention } from 'attention-kit';
import { NATIVE_PYTHON, openNative } from '../dist/test/bench/fused/native.js';
import { race } from '../dist/test/bench/race.js';

const SIZES = [128, 256, 512, 1024, 2048, 4096];
const d = 64;

await tf.ready();
const native = openNative();
if (!native) throw new Error('make-attention-timings: expected a Python in NATIVE_PYTHON, got none');

// A native engine times itself; what it says is taken for its time.
const best = { fused: [], PyTorch: [], onnxruntime: [] };
for (const n of SIZES) {
  const [queries, keys, values] = [1, 2, 3].map((seed) => tf.randomNormal([n, d], 0, 1, 'float32', seed));
  const attention = { n, m: n, heads: 1, d, causal: false, gradients: false };
  for (const engine of ['torch', 'onnx']) await native.run(engine, attention); // loading is not timed
  const said = { torch: [], onnx: [] };
  const ask = (engine) => async () => void said[engine].push(await native.run(engine, attention));
  const times = await race(
    {
      fused: { run: () => tf.tidy(() => void fusedAttention(queries, keys, values).dataSync()) },
      torch: { run: ask('torch') },
      onnx: { run: ask('onnx') },
    },
    { roundsMs: 3000 },
  );
  best.fused.push(times.fused);
  best.PyTorch.push(Math.min(...said.torch));
  best.onnxruntime.push(Math.min(...said.onnx));
  tf.dispose([queries, keys, values]);
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
