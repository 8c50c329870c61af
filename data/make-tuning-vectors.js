// Reads chapter 12's texts with the encoder as it is, and writes tuning/vectors.json and tuning/vectors.bin, after npm run build:
// node data/make-tuning-vectors.js
import { writeFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import { drawDoers, embedSentences, loadEncoder, loadTopics, splitTexts } from 'attention-kit';
import { principalComponents } from '../dist/src/plot/principal-components.js';

const DRAWS = [1, 2, 3];
const MOST = 256;
await tf.ready();
const encoder = await loadEncoder();
const topics = await loadTopics();
const tasks = {
  topics: (seed) => splitTexts(topics, MOST, seed),
  doers: (seed) => ({
    train: drawDoers(MOST, { seed }),
    test: drawDoers(320, { split: 'test', seed: 2017 }),
  }),
};
const digits = (value) => Number(value.toPrecision(5));
const described = {};
const rows = [];
for (const [task, draw] of Object.entries(tasks)) {
  const { test } = draw(1);
  const labels = new Map(test.texts.map((text, i) => [text, test.labels[i]]));
  const draws = DRAWS.map((seed) => {
    const { train } = draw(seed);
    for (const [i, text] of train.texts.entries()) labels.set(text, train.labels[i]);
    const places = new Map([...labels.keys()].map((text, place) => [text, place]));
    return train.texts.map((text) => places.get(text));
  });
  const texts = [...labels.keys()];
  const vectors = embedSentences(encoder, texts);
  const values = vectors.arraySync();
  // Each row is stored in whole numbers up to 32,767: its length is 1, so that says it all.
  for (const row of values) {
    const largest = Math.max(...row.map(Math.abs));
    rows.push(Int16Array.from(row, (value) => Math.round((32_767 * value) / largest)));
  }
  // The map: where the texts spread most, of those that the probe is judged by.
  const { directions, shares } = principalComponents(values.slice(0, test.texts.length));
  described[task] = {
    ...{ classes: test.classes, tested: test.texts.length, texts, labels: [...labels.values()], draws },
    ...{ directions: directions.map((row) => row.map(digits)), shares: shares.map(digits) },
  };
}
const target = (name) => new URL(`tuning/${name}`, import.meta.url);
writeFileSync(target('vectors.bin'), Buffer.concat(rows.map((row) => Buffer.from(row.buffer))));
writeFileSync(target('vectors.json'), `${JSON.stringify(described)}\n`);
