// Trains the language models of chapter 13, and writes language/models.json and language/models/, after npm run build:
// NATIVE_PYTHON=../native/bin/python node data/make-language-models.js ../language-runs [what train.py may be told besides]
// That Python needs numpy and torch. The folder keeps what is done: started again, it goes on from there. The folder may be
// carried to a machine with a GPU, and train.py be called there by itself. By a CPU it takes about three hours of one core; sizes
// are shared out by --sizes or --shard.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import {
  bitsPerCharacter,
  firstLanguageModel,
  headHabits,
  loadNovels,
  measureWriting,
  modelSizes,
  readText,
  repeatScores,
  seededRandom,
  splitNovels,
  trainLanguageModel,
  writeText,
} from 'attention-kit';
import { languageDefaults } from '../dist/src/train/language/language-defaults.js';
import { languageFile } from '../dist/src/train/language/load-language-models.js';
import { packNumbers, unpackNumbers } from '../dist/src/train/language/packed-numbers.js';
import { windowStarts } from '../dist/src/train/language/text-windows.js';
import { idsOf } from '../dist/src/train/language/through-language-model.js';

const SEEDS = [1, 2];
const STEPS = 3000; // of 16 · 128 characters: 6 million in all, 1.7 times the novels
const TRIAL_STEPS = 1000;
/** Trainings of other lengths, each with its own end, on all of the text: what so much work is best spent on. */
const LENGTHS = { 0: [750, 12000], 1: [750, 12000], 2: [750, 12000], 3: [750, 12000], 4: [750], 5: [750] };
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
const ofLengths = places.flatMap((size) =>
  LENGTHS[size].map((steps) => run(size, 'all', 1, { key: `${size}-all-1-${steps}`, steps, patience: steps })),
);
const early = [0, 25, 50, 100, 150];
const longest = Math.max(...ofLengths.map(({ steps }) => steps));
const later = Array.from({ length: longest / EVALUATE_EVERY }, (_, i) => EVALUATE_EVERY * (i + 1));
const evaluateAt = [...early, ...later];
writeFileSync(
  join(folder, 'plan.json'),
  JSON.stringify({ characters, batchSize, texts: Object.keys(lengths), sizes, trials, runs: [...runs, ...ofLengths], evaluateAt, patience: PATIENCE }),
);
if (process.env.NATIVE_PYTHON) {
  const train = new URL('language/train.py', import.meta.url).pathname;
  execFileSync(process.env.NATIVE_PYTHON, [train, folder, ...others], { stdio: 'inherit' });
}

// What is shipped: how all trainings went, and models of seed 1.
const resultOf = ({ key }) => JSON.parse(readFileSync(join(folder, `${key}.done.json`), 'utf8'));
const digits = (value, count) => Number(value.toPrecision(count));
const bits = (loss) => digits(loss / Math.LN2, 4);
const meanOf = (values) => values.reduce((a, b) => a + b, 0) / values.length;
const curveOf = (losses) =>
  Array.from({ length: losses.length / 50 }, (_, i) => bits(meanOf(losses.slice(50 * i, 50 * (i + 1)))));
const done = runs.map(resultOf);
const results = done.map(({ size, text, seed, rate, steps, bestAt, test, validation, losses }) => ({
  ...{ size, text, textLength: lengths[text], seed, rate: digits(rate, 4), steps, bestAt, bits: bits(test) },
  validation: { steps: validation.map(([step]) => step), bits: validation.map(([, loss]) => bits(loss)) },
  training: curveOf(losses),
  firstLosses: losses.slice(0, 5).map((loss) => digits(loss, 6)),
}));
const atLengths = [...done.filter(({ text, seed }) => text === 'all' && seed === 1), ...ofLengths.map(resultOf)]
  .map(({ size, steps, test }) => ({ size, steps, bits: bits(test) }))
  .sort((a, b) => a.size - b.size || a.steps - b.steps);
const rates = trials.flatMap((trial) => {
  const isTaken = done.some(({ size, rate }) => size === trial.size && rate === trial.rate);
  try {
    const least = Math.min(...resultOf(trial).validation.map(([, loss]) => loss));
    return [{ size: trial.size, rate: digits(trial.rate, 4), bits: bits(least), isTaken }];
  } catch {
    return []; // not needed: its neighbor was worse than the next
  }
});

const matricesOf = (size, bytes) => {
  const counts = Object.values(sizes[size].shapes).map((shape) => shape.reduce((a, b) => a * b));
  let at = 0;
  const numbers = new Float32Array(bytes.slice().buffer);
  return counts.map((count) => {
    at += count;
    return numbers.subarray(at - count, at);
  });
};
const modelOf = (size, matrices) => ({
  characters,
  size: modelSizes[size],
  params: Object.fromEntries(
    Object.entries(sizes[size].shapes).map(([name, shape], i) => [name, tf.tensor(matrices[i], shape)]),
  ),
});
const shipped = { small: [0, 1, 2, 3], middle: [0, 1, 2, 3], all: places };
mkdirSync(new URL('language/models/', import.meta.url), { recursive: true });
for (const [text, some] of Object.entries(shipped))
  for (const size of some) {
    const packed = packNumbers(matricesOf(size, readFileSync(join(folder, `${size}-${text}-1.end`))));
    writeFileSync(new URL(languageFile(size, text), import.meta.url), packed);
  }

// What the shipped ones do: what they write, and whether they find again what they have read.
const random = seededRandom(13);
const letters = 'abcdefghijklmnopqrstuvwxyz';
const draw = (length) => Array.from({ length }, () => letters[Math.floor(random() * 26)]).join('');
const twice = Array.from({ length: 20 }, () => draw(40));
const piece = whole.test.slice(1000, 1128);
const measured = shipped.all.map((size) => {
  const bytes = readFileSync(new URL(languageFile(size, 'all'), import.meta.url));
  const counts = Object.values(sizes[size].shapes).map((shape) => shape.reduce((a, b) => a * b));
  const model = modelOf(size, unpackNumbers(bytes, counts));
  const writings = [1, 2, 3].map((seed) => writeText(model, '\n', { length: 4000, seed }));
  const found = {
    ...{ size, bits: digits(bitsPerCharacter(model, whole.test.slice(0, 20_001)), 4) },
    writing: writings.map((text) => measureWriting(text, whole.train)),
    ...looksOf(model),
  };
  tf.dispose(model.params);
  return found;
});
function looksOf(model) {
  const { shares, chance, bits: both } = repeatScores(model, twice);
  const { weights } = readText(model, piece);
  const { previous } = headHabits([{ tokens: [...piece], weights }]);
  weights.dispose();
  const rounded = (all) => all.map((heads) => heads.map((share) => digits(share, 3)));
  return {
    ...{ previous: rounded(previous), induction: rounded(shares), chance: digits(chance, 3) },
    twice: both.map((each) => digits(each, 4)),
  };
}
const watched = done.find(({ key }) => key === WATCHED);
const emergence = watched.validation.map(([step, loss]) => {
  const model = modelOf(watched.size, matricesOf(watched.size, readFileSync(join(folder, `${WATCHED}.at-${step}`))));
  const { previous, induction } = looksOf(model);
  tf.dispose(model.params);
  const [most, back] = [induction, previous].map((shares) => Math.max(...shares.flat()));
  return { step, bits: bits(loss), previous: back, induction: most };
});

// The smallest two once more, by the kit itself.
const kit = [];
for (const size of [0, 1]) {
  const file = join(folder, `kit-${size}.json`);
  if (!existsSync(file)) {
    const model = firstLanguageModel(characters, modelSizes[size], 1);
    const { rate } = done.find((run) => run.size === size);
    const started = process.cpuUsage().user;
    const losses = await trainLanguageModel(model, whole.train, { steps: STEPS, learningRate: rate, seed: 1 });
    const seconds = Math.round((process.cpuUsage().user - started) / 1e6);
    const found = { size, bits: digits(bitsPerCharacter(model, whole.test), 4), seconds };
    writeFileSync(file, JSON.stringify({ ...found, training: curveOf(losses) }));
    tf.dispose(model.params);
  }
  kit.push(JSON.parse(readFileSync(file, 'utf8')));
}

const lines = (all) => all.map((each) => `    ${JSON.stringify(each)}`).join(',\n');
const parts = Object.entries({ rates, runs: results, lengths: atLengths, measured, emergence, kit }).map(
  ([name, all]) => `  ${JSON.stringify(name)}: [\n${lines(all)}\n  ]`,
);
const head = [`  "characters": ${JSON.stringify(characters)}`, `  "shipped": ${JSON.stringify(shipped)}`];
writeFileSync(new URL('language/models.json', import.meta.url), `{\n${[...head, ...parts].join(',\n')}\n}\n`);
