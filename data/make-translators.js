// Trains the translators of chapter 11, and writes translation/translators.bin and translators.json, after npm run build:
// NATIVE_PYTHON=../native/bin/python node data/make-translators.js ../translator-runs
// That Python needs numpy and torch (2.15.0 was used). The folder keeps what is done: started again, it goes on from there.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { drawNumbers, drawSentences, firstTranslator, numberPair, vocabularyOf } from 'attention-kit';
import { paceAt, pairBatches, translatorDefaults } from '../dist/src/train/translation/pair-batches.js';

const SEEDS = [1, 2, 3];
const TESTED = 400;
const folder = process.argv[2];
mkdirSync(folder, { recursive: true });
await tf.ready();

const numbers = (language, draw, count = TESTED, by = 'words') =>
  drawNumbers(count, draw).map((number) => numberPair(number, language, { by }));
const unseen = (language, draw, by) => numbers(language, { split: 'unseen', seed: 2017, ...draw }, TESTED, by);
const block = (language, by) => numbers(language, { split: 'block', seed: 2017 }, TESTED, by);
const longer = drawNumbers(4 * TESTED, { split: 'unseen', seed: 2017 }).filter((number) => number > 9999);
const both = (language, by) => ({ unseen: unseen(language, {}, by), block: block(language, by) });
const german = (seed) => numbers('german', { seed }, 20_000);
const sentences = (split) => drawSentences(TESTED, { split, seed: 2017 });
const letters = { learns: (seed) => numbers('german', { seed }, 20_000, 'letters'), tests: both('german', 'letters') };
const words = vocabularyOf(german(1)); // all of them, for those too that learn from few numbers

const tasks = {
  german: { learns: german, tests: both('german') },
  french: { learns: (seed) => numbers('french', { seed }, 20_000), tests: both('french'), steps: 600 },
  fewNumbers: { learns: (seed) => german(seed).slice(0, 300), tests: both('german'), words },
  shortNumbers: {
    learns: (seed) => numbers('german', { most: 9999, seed }, 20_000),
    tests: {
      unseen: unseen('german', { most: 9999 }),
      longer: longer.slice(0, TESTED).map((number) => numberPair(number, 'german')),
    },
    words,
  },
  noMask: { learns: german, tests: both('german'), causal: false },
  sentences: {
    learns: (seed) => drawSentences(20_000, { seed }),
    tests: Object.fromEntries(['unseen', 'new role', 'new place', 'deeper'].map((split) => [split, sentences(split)])),
    steps: 600,
  },
  letters: { ...letters, steps: 4000, seeds: [1] }, // ten times the steps, and longer ones
  lettersBriefly: { ...letters, name: 'letters', isMeasuredOnly: true },
};

const runs = Object.entries(tasks).flatMap(([key, { seeds = SEEDS, ...task }]) =>
  seeds.map((seed) => ({ name: key, key, seed, ...task })),
);
const { batchSize, learningRate } = translatorDefaults;
for (const run of runs) {
  const { key, seed, learns, tests, causal = true, steps = translatorDefaults.steps } = run;
  const pairs = learns(seed);
  const translator = firstTranslator(run.words ?? vocabularyOf(pairs), { seed });
  const { sourceWords, targetWords, headCount, params } = translator;
  const file = (kind) => join(folder, `${key}-${seed}.${kind}`);
  writeFileSync(file('start'), Float32Array.from(Object.values(params).flatMap((param) => [...param.dataSync()])));
  const next = pairBatches([...pairs.keys()], batchSize, seed);
  const inNumbers = (some) =>
    some.map(({ source, target }) => [
      source.map((word) => sourceWords.indexOf(word)),
      target.map((word) => targetWords.indexOf(word)),
    ]);
  const plan = {
    ...{ headCount, causal, pairs: inNumbers(pairs) },
    shapes: Object.fromEntries(Object.entries(params).map(([param, { shape }]) => [param, shape])),
    batches: Array.from({ length: steps }, next),
    rates: Array.from({ length: steps }, (_, i) => learningRate * paceAt(i + 1, steps)),
    tests: Object.fromEntries(Object.entries(tests).map(([test, some]) => [test, inNumbers(some)])),
  };
  writeFileSync(file('run.json'), JSON.stringify(plan));
  Object.assign(run, { steps, causal, numbers: pairs.length, sourceWords, targetWords, file });
  tf.dispose(params);
}
const train = new URL('translation/train.py', import.meta.url).pathname;
execFileSync(process.env.NATIVE_PYTHON, [train, folder], { stdio: 'inherit' });

// What is shipped: of each task the translator of the first seed, and how all of them learned.
const shipped = runs.filter(({ seed, isMeasuredOnly }) => seed === 1 && !isMeasuredOnly);
const weights = shipped.map(({ file }) => readFileSync(file('end')));
writeFileSync(new URL('translation/translators.bin', import.meta.url), Buffer.concat(weights));
const digits = (value, count) => Number(value.toPrecision(count));
const results = runs.map(({ name, seed, steps, causal, numbers, file }) => {
  const { losses, right } = JSON.parse(readFileSync(file('done.json'), 'utf8'));
  const firstLosses = losses.slice(0, 5).map((loss) => digits(loss, 6));
  const every10 = Array.from({ length: steps / 10 }, (_, i) => losses.slice(10 * i, 10 * i + 10));
  const meansOf10 = every10.map((ten) => digits(ten.reduce((a, b) => a + b) / 10, 3));
  return { name, seed, steps, causal, pairs: numbers, right, firstLosses, meansOf10 };
});
const vocabularies = shipped.map(({ name, sourceWords, targetWords }) => ({ name, sourceWords, targetWords }));
const lines = (all) => all.map((each) => `    ${JSON.stringify(each)}`).join(',\n');
writeFileSync(
  new URL('translation/translators.json', import.meta.url),
  `{\n  "translators": [\n${lines(vocabularies)}\n  ],\n  "runs": [\n${lines(results)}\n  ]\n}\n`,
);
