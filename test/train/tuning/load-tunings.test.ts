import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import {
  drawDoers,
  firstTuning,
  guessClasses,
  loadEncoder,
  loadTunings,
  savedTuningResults,
  trainTuning,
} from '../../../src/index.js';
import { tinyBertFiles } from '../../support/model-files.js';
import { expectClose } from '../../support/tensors.js';

describe('the shipped tunings', function () {
  this.timeout(120_000);

  it('began their training as training begins today, which PyTorch did for them', async () => {
    const { runs } = await savedTuningResults();
    const { learned, tuned } = runs.find(
      ({ task, way, count, seed }) => task === 'doers' && way === 'lora' && count === 128 && seed === 1,
    )!;
    const data = drawDoers(128, { seed: 1 });
    const tuning = firstTuning(await loadEncoder(), data.classes, { seed: 1 });
    expect(Object.values(tuning.params).reduce((sum, { size }) => sum + size, 0)).to.equal(learned);
    const losses = await trainTuning(tuning, data, { seed: 1, onStep: (step) => step < 3 });
    expectClose(losses, tuned!.firstLosses.slice(0, 3), 2e-3);
    tf.dispose(tuning.params);
  });
  it('tell who does it in sentences of new words, turned around or not', async () => {
    const tunings = await loadTunings(await loadEncoder());
    const { texts, labels } = drawDoers(24, { split: 'test', seed: 2017 });
    const guesses = guessClasses(tunings.doers, texts);
    expect(guesses.labels.filter((label, i) => label === labels[i])).to.have.length.of.at.least(20);
    tf.dispose([guesses.sentences, guesses.logits]);
    for (const { params } of Object.values(tunings)) tf.dispose(params);
  });
  it('have results of each way for each task, and shares from 0 to 1', async () => {
    const { runs, rates, long } = await savedTuningResults();
    for (const task of ['topics', 'doers'])
      for (const way of ['words', 'probe', 'last', 'lora', 'all', 'scratch'])
        expect(
          runs.some((run) => run.task === task && run.way === way),
          `${task} ${way}`,
        ).to.equal(true);
    for (const { right } of runs) expect(right).to.be.within(0, 1);
    expect(rates.filter(({ isTaken }) => isTaken).map(({ way }) => way)).to.have.members([
      ...['words', 'probe', 'last', 'lora', 'all', 'scratch'],
    ]);
    expect(long.validation).to.have.length(long.steps.length);
  });
  it('fit no other encoder', async () => {
    const tiny = await loadEncoder(tinyBertFiles());
    const told = await loadTunings(tiny).catch(({ message }) => message);
    expect(told).to.match(/^loadTunings: expected an encoder with \d+ numbers to tune, got \d+$/);
    tiny.dispose();
  });
});
