// Trains the language models of chapter 13, after npm run build:
// NATIVE_PYTHON=../native/bin/python node data/make-language-models.js ../language-runs [what train.py may be told besides]
// That Python needs numpy and torch. The folder keeps what is done: started again, it goes on from there. The folder may be
// carried to a machine with a GPU, and train.py be called there by itself. By a CPU it takes about two hours and a half of one core; sizes
// are shared out by --sizes or --shard.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { firstLanguageModel, loadNovels, modelSizes, splitNovels } from 'attention-kit';
import { languageDefaults } from '../dist/src/train/language/language-defaults.js';
import { windowStarts } from '../dist/src/train/language/text-windows.js';
import { idsOf } from '../dist/src/train/language/through-language-model.js';

const SEEDS = [1, 2];
const STEPS = 3000; // of 16 · 128 characters: 6 million in all, 1.7 times the novels
const TRIAL_STEPS = 1000;
const EVALUATE_EVERY = 250;
const PATIENCE = 5 * EVALUATE_EVERY;
const WATCHED = '5-all-1';
const [folder, ...others] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
await tf.ready();

const novels = await loadNovels();
const whole = splitNovels(novels);
const texts = { all: whole.train.length, middle: 450_000, small: 56_000 };
const textOf = (name) => splitNovels(novels, texts[name]).train;
const { characters } = whole;
const { batchSize, learningRateOf } = languageDefaults;
const lengths = {};
for (const name of [...Object.keys(texts), 'validation', 'test']) {
  const ids = idsOf(whole[name] ?? textOf(name), characters);
  lengths[name] = ids.length;
  writeFileSync(join(folder, `${name}.ids`), Uint8Array.from(ids));
}

const sizes = modelSizes.map((size, i) => {
  let shapes;
  for (const seed of SEEDS) {
    const { params } = firstLanguageModel(characters, size, seed);
    const numbers = Float32Array.from(Object.values(params).flatMap((param) => [...param.dataSync()]));
    writeFileSync(join(folder, `size${i}-${seed}.start`), numbers);
    shapes = Object.fromEntries(Object.entries(params).map(([name, { shape }]) => [name, shape]));
    tf.dispose(params);
  }
  return { ...size, shapes };
});
const run = (size, text, seed, more) => {
  const next = windowStarts(lengths[text], modelSizes[size].context + 1, seed);
  const firstStarts = Array.from({ length: batchSize }, next);
  return { size, text, seed, ...more, firstStarts };
};
const places = modelSizes.map((_, size) => size);
const trials = places.flatMap((size) =>
  [0.25, 0.5, 1, 2, 4].map((factor) =>
    run(size, 'all', 1, {
      ...{ key: `trial-${size}-${factor}`, steps: TRIAL_STEPS, rate: factor * learningRateOf(modelSizes[size]) },
    }),
  ),
);
const runs = places.flatMap((size) =>
  SEEDS.flatMap((seed) =>
    Object.keys(texts).map((text) => {
      const key = `${size}-${text}-${seed}`;
      return run(size, text, seed, { key, steps: STEPS, watched: key === WATCHED });
    }),
  ),
);
const early = [0, 25, 50, 100, 150];
const later = Array.from({ length: STEPS / EVALUATE_EVERY }, (_, i) => EVALUATE_EVERY * (i + 1));
const evaluateAt = [...early, ...later];
writeFileSync(
  join(folder, 'plan.json'),
  JSON.stringify({ characters, batchSize, texts: Object.keys(lengths), sizes, trials, runs, evaluateAt, patience: PATIENCE }),
);
if (process.env.NATIVE_PYTHON) {
  const train = new URL('language/train.py', import.meta.url).pathname;
  execFileSync(process.env.NATIVE_PYTHON, [train, folder, ...others], { stdio: 'inherit' });
}
const done = runs.filter(({ key }) => existsSync(join(folder, `${key}.done.json`)));
process.stdout.write(`${done.length} of ${runs.length} runs are done\n`);
