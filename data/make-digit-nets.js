// Trains the nets of chapter 10, and writes digits/nets.bin and digits/nets.json, after npm run build:
// NATIVE_PYTHON=../native/bin/python node data/make-digit-nets.js ../digit-runs
// That Python needs numpy and torch (2.15.0 was used). The folder keeps what is done: started again, it goes on from there.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { firstImageNet } from 'attention-kit';
import { shapesOf } from '../dist/src/train/vision/image-net.js';
import { batchesOf, trainingDefaults } from '../dist/src/train/vision/batches-of.js';
import { splitPlaces } from '../dist/src/train/vision/split-digits.js';

const COUNTS = [100, 300, 600, 1200];
const SEEDS = [1, 2, 3, 4, 5];
const folder = process.argv[2];
mkdirSync(folder, { recursive: true });
await tf.ready();

const runs = SEEDS.flatMap((seed) => [
  ...COUNTS.flatMap((n) =>
    ['convolution', 'transformer'].map((kind) => ({ kind, n, seed, steps: 400, jitter: 0 })),
  ),
  { kind: 'transformer', n: 1200, seed, steps: 1500, jitter: 2 },
]).map((run) => ({
  ...run,
  learningRate: trainingDefaults.learningRate[run.kind],
  name: `${run.kind}-${run.n}-${run.jitter}-${run.seed}`,
  start: `${run.kind}-${run.seed}`,
  batches: `${run.n}-${run.jitter}-${run.seed}`,
}));

for (const { kind, n, seed, steps, jitter, start, batches } of runs) {
  const { params } = firstImageNet(kind, seed);
  const numbers = Float32Array.from(Object.values(params).flatMap((param) => [...param.dataSync()]));
  writeFileSync(join(folder, `${start}.start`), numbers);
  tf.dispose(params);
  const { train } = splitPlaces(1797, n, seed);
  const next = batchesOf(n, { batchSize: trainingDefaults.batchSize, jitter, seed });
  const rows = Array.from({ length: steps }, next).flatMap(({ places, shifts }) =>
    places.flatMap((place, i) => [train[place], ...shifts[i]]),
  );
  writeFileSync(join(folder, `${batches}.batches`), Int16Array.from(rows));
}
const { test } = splitPlaces(1797, 1, 1);
writeFileSync(join(folder, 'plan.json'), JSON.stringify({ runs, test, shapes: shapesOf }));
execFileSync(process.env.NATIVE_PYTHON, [new URL('digits/train.py', import.meta.url).pathname, folder], { stdio: 'inherit' });

// What is shipped: of each kind the net of the first seed that saw most images, and all accuracies.
const done = runs.map((run) => ({ ...run, ...JSON.parse(readFileSync(join(folder, `${run.name}.json`), 'utf8')) }));
const shipped = ['convolution-1200-0-1', 'transformer-1200-0-1', 'transformer-1200-2-1'];
const numbers = shipped.map((name) => readFileSync(join(folder, `${name}.end`)));
writeFileSync(new URL('digits/nets.bin', import.meta.url), Buffer.concat(numbers));

const digits = (value, count) => Number(value.toPrecision(count));
const lines = done.map(({ kind, n, seed, steps, jitter, accuracies, losses }) =>
  JSON.stringify({
    ...{ kind, n, seed, steps, jitter },
    accuracies: accuracies.map((each) => digits(each, 4)),
    firstLosses: losses.slice(0, 10).map((each) => digits(each, 6)),
  }),
);
writeFileSync(new URL('digits/nets.json', import.meta.url), `[\n${lines.join(',\n')}\n]\n`);
