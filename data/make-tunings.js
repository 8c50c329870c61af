// Tunes the encoder for chapter 12's two tasks, and writes tuning/tunings.json and tuning/*.bin, after npm run build:
// NATIVE_PYTHON=../native/bin/python node data/make-tunings.js ../tuning-runs
// That Python needs numpy and torch (2.15.0 was used). The folder keeps what is done: started again, it goes on from there.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { drawDoers, embedSentences, firstTuning, loadEncoder, loadTopics, splitTexts, topicSentences, trainProbe, wordBags } from 'attention-kit';
import { pairBatches } from '../dist/src/train/translation/pair-batches.js';
import { tuningDefaults, tuningPace } from '../dist/src/train/tuning/tuning-defaults.js';

const SEEDS = [1, 2, 3, 4, 5];
const COUNTS = { topics: [8, 16, 32, 64, 128, 256], doers: [4, 8, 16, 32, 64, 128, 256] };
/** Of these rates one is taken for each way: the one whose answers on the validation parts of both tasks are best. */
const RATES = { lora: [2e-3, 5e-3, 1e-2], last: [2e-4, 5e-4, 1e-3], scratch: [3e-4, 1e-3], all: [2e-4, 4e-4, 8e-4] };
/** From scratch nothing is learned: two numbers of labels say so. */
const FEWER = { scratch: [32, 128] };
const MOST = 256;
const folder = process.argv[2];
const at = (name) => join(folder, name);
const digits = (value, count) => Number(value.toPrecision(count));
mkdirSync(folder, { recursive: true });
await tf.ready();

// The texts of each task, as numbers; all that is used of the table of words.
const encoder = await loadEncoder();
const topics = await loadTopics();
const tasks = {
  topics: (seed) => splitTexts(topics, MOST, seed),
  doers: (seed) => ({
    train: drawDoers(MOST, { seed }),
    validation: drawDoers(128, { split: 'validation', seed: 2016 }),
    test: drawDoers(320, { split: 'test', seed: 2017 }),
  }),
};
const used = new Map([[0, 0]]);
const placeOf = (id) => used.get(id) ?? used.set(id, used.size).get(id);
const inNumbers = ({ texts, labels }) => ({ ids: texts.map((text) => encoder.tokenize(text).ids.map(placeOf)), labels });
for (const [task, draw] of Object.entries(tasks))
  for (const seed of SEEDS) {
    const parts = Object.entries(draw(seed)).map(([part, some]) => [part, inNumbers(some)]);
    writeFileSync(at(`${task}-${seed}.json`), JSON.stringify(Object.fromEntries(parts)));
  }
const library = topicSentences();
const about = [...new Set(library.map(({ topic }) => topic))];
const kept = inNumbers({
  texts: library.map(({ text }) => text),
  labels: library.map(({ topic }) => about.indexOf(topic)),
});

// What the encoder has learned.
const { dModel } = encoder.config;
const rowsOf = (matrix, rows) => {
  const values = new Float32Array(rows.length * dModel);
  for (const [i, row] of rows.entries()) matrix.readRow(row, values, i * dModel);
  return [values, [rows.length, dModel]];
};
const { words, positions, segments, gain, bias } = encoder.embedding;
const numbers = {
  words: rowsOf(words, [...used.keys()]),
  positions: rowsOf(positions, [...Array(32).keys()]),
  segment: rowsOf(segments, [0]),
  gain: [gain.dataSync(), gain.shape],
  bias: [bias.dataSync(), bias.shape],
};
for (const [i, { headCount: _, ...layer }] of encoder.layers.entries())
  for (const [name, tensor] of Object.entries(layer)) numbers[`${i}.${name}`] = [tensor.dataSync(), tensor.shape];
const bytes = Object.values(numbers).map(([values]) => Buffer.from(values.slice().buffer));
writeFileSync(at('encoder.bin'), Buffer.concat(bytes));
const shapes = Object.fromEntries(Object.entries(numbers).map(([name, [, shape]]) => [name, shape]));

/** Writes a run's plan, and the numbers that it begins with beside those of the encoder. */
function plan({ name, task, way, count, seed, rate, steps = tuningDefaults.steps, watched = 0, isTested = true }) {
  const classes = tasks[task](seed).train.classes;
  const { params } = firstTuning(encoder, classes, { way: way === 'scratch' ? 'all' : way, seed });
  const start = `${task}-${way}-${seed}.start`;
  const fresh = Object.entries(params).filter(([param]) => !(param in shapes));
  const values = fresh.map(([, param]) => Buffer.from(param.dataSync().slice().buffer));
  if (!existsSync(at(start))) writeFileSync(at(start), Buffer.concat(values));
  const next = pairBatches([...Array(count).keys()], Math.min(tuningDefaults.batchSize, count), seed);
  const run = {
    ...{ task: `${task}-${seed}`, way, count, seed, start, watched, isTested, learns: Object.keys(params) },
    shapes: Object.fromEntries(fresh.map(([param, { shape }]) => [param, shape])),
    batches: Array.from({ length: steps }, next),
    rates: Array.from({ length: steps }, (_, i) => rate * tuningPace(i + 1, steps)),
  };
  writeFileSync(at(`${name}.run.json`), JSON.stringify(run));
  tf.dispose(params);
}

function execute(runs) {
  for (const run of runs) if (!existsSync(at(`${run.name}.done.json`))) plan(run);
  writeFileSync(at('plan.json'), JSON.stringify({ shapes, kept, order: runs.map(({ name }) => name) }));
  execFileSync(process.env.NATIVE_PYTHON, [new URL('tuning/train.py', import.meta.url).pathname, folder], {
    stdio: 'inherit',
  });
}
const resultOf = (name) => JSON.parse(readFileSync(at(`${name}.done.json`), 'utf8'));

// First the rates, then all runs with them.
const trials = Object.entries(RATES).flatMap(([way, rates]) =>
  rates.flatMap((rate) =>
    Object.keys(tasks).map((task) => ({
      ...{ name: `rate-${task}-${way}-${rate}`, task, way, rate, count: 64, seed: 1, isTested: false },
    })),
  ),
);
execute(trials);
const scoreOf = (way, rate) => {
  const found = Object.keys(tasks).map((task) => resultOf(`rate-${task}-${way}-${rate}`).validation);
  return found.reduce((sum, { right }) => sum + right, 0);
};
const rateOf = Object.fromEntries(
  Object.entries(RATES).map(([way, rates]) => [
    way,
    rates.reduce((best, rate) => (scoreOf(way, rate) > scoreOf(way, best) ? rate : best)),
  ]),
);
console.log(rateOf);
// One that is trained for too long, on few texts, and watched; then all others.
const long = { name: 'long', task: 'doers', way: 'all', rate: rateOf.all, count: 16, seed: 1, steps: 120, watched: 10 };
const planned = Object.entries(rateOf).flatMap(([way, rate]) =>
  SEEDS.flatMap((seed) =>
    Object.keys(tasks).flatMap((task) =>
      (FEWER[way] ?? COUNTS[task]).map((count) => ({
        ...{ name: `${task}-${way}-${count}-${seed}`, task, way, rate, count, seed },
      })),
    ),
  ),
);
const runs = [...planned, long];
execute(runs);

// Probes and bags of words, by the kit itself: they take seconds. Their rates are chosen as the others' are.
const CHEAP_RATES = [0.01, 0.03, 0.1];
const scale = Math.sqrt(dModel);
const vectorsOf = new Map();
const vectors = (texts) => {
  const fresh = texts.filter((text) => !vectorsOf.has(text));
  if (fresh.length > 0) {
    const made = embedSentences(encoder, fresh);
    for (const [i, row] of made.arraySync().entries()) vectorsOf.set(fresh[i], row);
    made.dispose();
  }
  return tf.tidy(() => tf.tensor2d(texts.map((text) => vectorsOf.get(text))).mul(scale));
};
const first = (some, count) => ({ ...some, texts: some.texts.slice(0, count), labels: some.labels.slice(0, count) });
async function shareRight(way, learned, asked, rate) {
  const seen = (texts) => (way === 'words' ? wordBags(texts, learned.texts) : vectors(texts));
  const x = seen(learned.texts);
  const classCount = learned.classes.length;
  const { weights, bias } = await trainProbe(x, learned.labels, { classCount, learningRate: rate });
  const guesses = tf.tidy(() => tf.argMax(tf.add(tf.matMul(seen(asked.texts), weights), bias), 1).dataSync());
  const learns = weights.size + bias.size;
  tf.dispose([x, weights, bias]);
  return { right: asked.labels.filter((label, i) => label === guesses[i]).length / guesses.length, learns };
}
async function trainProbes() {
  const cheap = [];
  const cheapRates = [];
  for (const way of ['words', 'probe']) {
    const scores = [];
    for (const rate of CHEAP_RATES) {
      const found = [];
      for (const draw of Object.values(tasks)) {
        const { train, validation } = draw(1);
        found.push((await shareRight(way, first(train, 64), validation, rate)).right);
      }
      scores.push({ way, rate, right: (found[0] + found[1]) / 2 });
    }
    const best = scores.reduce((best, each) => (each.right > best.right ? each : best));
    cheapRates.push(...scores.map((each) => ({ ...each, isTaken: each === best })));
    for (const [task, counts] of Object.entries(COUNTS))
      for (const seed of SEEDS) {
        const { train, test } = tasks[task](seed);
        for (const count of counts) {
          const { right, learns } = await shareRight(way, first(train, count), test, best.rate);
          cheap.push({ task, way, count, seed, right: digits(right, 4), learned: learns });
        }
      }
  }
  return { cheap, cheapRates };
}
if (!existsSync(at('cheap.json'))) writeFileSync(at('cheap.json'), JSON.stringify(await trainProbes()));
const { cheap, cheapRates } = JSON.parse(readFileSync(at('cheap.json'), 'utf8'));

// What is shipped: the low-rank matrices of 128 labels, and how all trainings went.
const shipped = ['topics', 'doers'].map((task) => readFileSync(at(`${task}-lora-128-1.end`)));
const target = (name) => new URL(`tuning/${name}`, import.meta.url);
writeFileSync(target('tunings.bin'), Buffer.concat(shipped));
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
const ofLayers = (moved) =>
  encoder.layers.map((_, i) => {
    const own = Object.entries(moved).filter(([name]) => name.startsWith(`${i}.`));
    return digits(mean(own.map(([, share]) => share)), 3);
  });
const tuned = planned.map(({ name, task, way, count, seed }) => {
  const { test, learned, losses, seconds, kept, moved } = resultOf(name);
  const every10 = Array.from({ length: losses.length / 10 }, (_, i) => losses.slice(10 * i, 10 * i + 10));
  return {
    ...{ task, way, count, seed, right: digits(test.right, 4), learned },
    tuned: {
      seconds: digits(seconds, 3),
      firstLosses: losses.slice(0, 4).map((loss) => digits(loss, 6)),
      meansOf10: every10.map((ten) => digits(mean(ten), 3)),
      ...{ kept: kept.right, cosine: digits(kept.mean, 3), moved: ofLayers(moved) },
    },
  };
});
const rates = [
  ...cheapRates.map((each) => ({ ...each, right: digits(each.right, 3) })),
  ...Object.entries(RATES).flatMap(([way, some]) =>
    some.map((rate) => ({ way, rate, right: digits(scoreOf(way, rate) / 2, 3), isTaken: rate === rateOf[way] })),
  ),
];
const { watched } = resultOf(long.name);
const parts = (name) =>
  watched.map((each) => ({ right: digits(each[name].right, 3), loss: digits(each[name].loss, 3) }));
const tooLong = {
  ...{ task: 'doers', way: 'all', count: 16, steps: watched.map(({ step }) => step) },
  ...{ train: parts('train'), validation: parts('validation') },
};
const classes = Object.fromEntries(Object.entries(tasks).map(([task, draw]) => [task, draw(1).train.classes]));
const lines = (all) => all.map((each) => `    ${JSON.stringify(each)}`).join(',\n');
writeFileSync(
  target('tunings.json'),
  `{\n  "classes": ${JSON.stringify(classes)},\n  "rates": [\n${lines(rates)}\n  ],\n  "runs": [\n${lines([...cheap, ...tuned])}\n  ],\n  "long": ${JSON.stringify(tooLong)}\n}\n`,
);
