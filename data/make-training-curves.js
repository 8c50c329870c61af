// Trains the heads of chapter 9 and writes how they learned, training-curves.json: `node data/make-training-curves.js`
// after `npm run build` (half an hour on a busy machine of 2 cores). It writes after each run and goes on where it stopped;
// delete the file to begin anew.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { generateSentences, loadWordVectors, measureHead } from 'attention-kit';
import { trainHead, trainNeighborBlock, unseenWords, untrainedHead } from 'attention-kit';

const file = new URL('training-curves.json', import.meta.url);
const marks = [0, 1, 2, 4, 8, 16, 32, 50, 75, 100, 150]; // steps after which a head is measured
const sentences = generateSentences(400, unseenWords, 2017);
const vectors = await loadWordVectors();

/** What is varied: a name and the options of `trainHead` that make it; three seeds each. */
const heads = {
  'as in chapter 5': {},
  'temperature 1/4': { scale: 1 },
  'temperature 4': { scale: 1 / 16 },
  'temperature 16': { scale: 1 / 64 },
  'd_k 1': { dK: 1 },
  'd_k 4': { dK: 4 },
  'd_k 64': { dK: 64 },
  'learning rate 0.001': { learningRate: 0.001 },
  'learning rate 0.1': { learningRate: 0.1 },
  'learning rate 1': { learningRate: 1 },
  'keys shared': { without: 'keys' },
  'no values': { without: 'values' },
  'd_k 256': { dK: 256 },
  'd_k 256, no √': { dK: 256, scale: 1 },
};
/** The task of chapter 7, by the options of `trainNeighborBlock`. */
const blocks = {
  'one head': { headCount: 1 },
  'one head, twice as wide': { headCount: 1, dK: 32 },
  'two heads': { headCount: 2 },
};
const neighbors = 'transformers are cool because they efficient dogs cats bananas yellow fast sweet quiet but when we you clever';

const saved = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { marks, heads: [], blocks: [] };
const short = (value) => Number(value.toPrecision(4));

async function learnHead(name, seed) {
  const { scale, ...options } = heads[name];
  const how = scale === undefined ? {} : { scale };
  const measured = (head) => measureHead(head, sentences, vectors, how);
  const { dK, without } = options;
  const points = [measured(untrainedHead(vectors.dModel, { dK, seed, without }))];
  const losses = [];
  const onStep = (step, loss, head) => {
    losses.push(loss);
    if (marks.includes(step)) points.push(measured(head));
  };
  const head = await trainHead(vectors, { ...options, ...how, seed, steps: marks.at(-1), onStep });
  for (const matrix of Object.values(head)) matrix.dispose();
  const [right, entropy] = ['right', 'entropy'].map((what) => points.map((point) => short(point[what])));
  return { name, options: heads[name], seed, right, entropy, firstLoss: losses[0], lastLosses: mean(losses.slice(-20)) };
}

const mean = (values) => short(values.reduce((sum, value) => sum + value, 0) / values.length);

async function learnBlock(name, seed) {
  const options = blocks[name];
  const block = await trainNeighborBlock(vectors, neighbors.split(' '), { ...options, seed, steps: 150 });
  const { before, after } = block.accuracy;
  return { name, options, seed, right: [before, after].map(short), losses: block.losses.map(short) };
}

async function learnAll(kind, makers, learn, seedsOf) {
  for (const name of Object.keys(makers))
    for (const seed of seedsOf(name)) {
      if (saved[kind].some((run) => run.name === name && run.seed === seed)) continue;
      const begun = performance.now();
      saved[kind].push(await learn(name, seed));
      writeFileSync(file, `${JSON.stringify(saved).replaceAll('{"name', '\n{"name')}\n`);
      console.log(`${name}, seed ${seed}: ${((performance.now() - begun) / 1000).toFixed(0)} s`);
    }
}

await learnAll('heads', heads, learnHead, (name) => (name === 'as in chapter 5' ? [1, 2, 3, 4, 5, 6] : [1, 2, 3]));
await learnAll('blocks', blocks, learnBlock, () => [7, 8, 9]);
