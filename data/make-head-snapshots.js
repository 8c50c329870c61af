// Trains chapter 5's head again from noise, and keeps it as it was after some of the steps: head-snapshots.json.
// `node data/make-head-snapshots.js` after `npm run build` (about 20 s of processor time).
import { writeFileSync } from 'node:fs';
import { loadWordVectors, trainHead, trainingDefaults, untrainedHead } from 'attention-kit';

const marks = [0, 1, 2, 4, 8, 16, 32, 50, 75, 100, 150, 200, 250, 300];
const vectors = await loadWordVectors();
const { dK, batchSize, learningRate, valueDecay, seed } = trainingDefaults;
const training = { dK, steps: marks.at(-1), batchSize, learningRate, valueDecay, seed };

const kept = []; // of each snapshot wQuery, wKey and wValue, row by row
const keep = ({ wQuery, wKey, wValue }) => {
  for (const matrix of [wQuery, wKey, wValue]) kept.push(Buffer.from(matrix.dataSync().slice().buffer));
};
const losses = [];
keep(untrainedHead(vectors.dModel, { dK, seed }));
const onStep = (step, loss, head) => {
  losses.push(Number(loss.toPrecision(9))); // nine digits name a 32-bit number exactly
  if (marks.includes(step)) keep(head);
};
await trainHead(vectors, { ...training, onStep });

const snapshots = { training, steps: marks, losses, matrices: Buffer.concat(kept).toString('base64') };
writeFileSync(new URL('head-snapshots.json', import.meta.url), `${JSON.stringify(snapshots)}\n`);
console.log(`the last loss is ${losses.at(-1)}`);
