// Trains the attention head of trained-head.json: `npm run train:head`.
// With `-- --check` it writes nothing, and says whether the same numbers come out as stand in the file.
import { readFileSync, writeFileSync } from 'node:fs';
import { loadWordVectors, trainHead, trainingDefaults } from 'attention-kit';

const file = new URL('trained-head.json', import.meta.url);
const { dK, steps, batchSize, learningRate, valueDecay, seed } = trainingDefaults;
const losses = [];

const head = await trainHead(await loadWordVectors(), {
  onStep: (step, loss) => {
    losses.push(loss);
    const recent = losses.slice(-100);
    const mean = recent.reduce((sum, each) => sum + each, 0) / recent.length;
    if (step % 100 === 0) console.log(`step ${step} of ${steps}, mean loss ${mean.toFixed(4)}`);
  },
});

// Nine digits name a 32-bit number exactly.
const rows = (matrix) => matrix.arraySync().map((row) => row.map((x) => Number(x.toPrecision(9))));
const trained = {
  training: { dK, steps, batchSize, learningRate, valueDecay, seed },
  firstLosses: losses.slice(0, 10),
  lastLoss: losses.at(-1),
  wQuery: rows(head.wQuery),
  wKey: rows(head.wKey),
  wValue: rows(head.wValue),
};
const text = `${JSON.stringify(trained).replaceAll('],[', '],\n[').replaceAll(',"', ',\n"')}\n`;

if (!process.argv.includes('--check')) writeFileSync(file, text);
else if (readFileSync(file, 'utf8') === text) console.log('the same as trained-head.json, to the last digit');
else {
  console.error('make-trained-head: expected the numbers of trained-head.json, got others');
  process.exitCode = 1;
}
