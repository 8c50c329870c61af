import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import {
  bitsPerCharacter,
  firstLanguageModel,
  type LanguageResults,
  loadLanguageModel,
  loadNovels,
  modelSizes,
  type NovelSplit,
  repeatScores,
  savedLanguageRuns,
  splitNovels,
  trainLanguageModel,
} from '../../../src/index.js';

describe('the language models that come with the kit', function () {
  this.timeout(120_000);
  let text: NovelSplit;
  let results: LanguageResults;
  before(async () => {
    text = splitNovels(await loadNovels());
    results = await savedLanguageRuns();
  });

  it('are of six sizes, with three amounts of text and two seeds', () => {
    const settings = results.runs.map(({ size, text, seed }) => `${size} ${text} ${seed}`);
    expect(new Set(settings).size).to.equal(6 * 3 * 2);
    for (const { text: amount, textLength } of results.runs)
      expect(textLength).to.equal({ small: 56_000, middle: 450_000, all: text.train.length }[amount]);
  });
  it('took the rate that the validation text was told best with, of those that were tried', () => {
    for (const size of modelSizes.keys()) {
      const tried = results.rates.filter((trial) => trial.size === size);
      const [best, ...others] = tried.toSorted((a, b) => a.bits - b.bits);
      expect(others).to.have.length.above(1);
      expect(best!.isTaken, `size ${size}`).to.equal(true);
      expect(others.some(({ isTaken }) => isTaken)).to.equal(false);
      for (const run of results.runs.filter((run) => run.size === size))
        expect(run.rate).to.equal(best!.rate);
    }
  });
  it('begin as the kit’s own training begins, though PyTorch trained them', async () => {
    for (const size of [0, 1]) {
      const run = results.runs.find((each) => each.size === size && each.text === 'all' && each.seed === 1)!;
      const model = firstLanguageModel(text.characters, modelSizes[size]!, 1);
      const losses = await trainLanguageModel(model, text.train, {
        steps: 3000,
        learningRate: run.rate,
        seed: 1,
        onStep: (step) => step < 5,
      });
      for (const [i, loss] of losses.entries()) expect(loss).to.be.closeTo(run.firstLosses[i]!, 2e-4);
      expect(losses).to.have.length(5);
      tf.dispose(model.params);
    }
  });
  it('end where the kit’s own training ends, as near as two seeds are to each other or a hundredth of a bit', () => {
    for (const { size, bits } of results.kit) {
      const both = results.runs
        .filter((run) => run.size === size && run.text === 'all')
        .map((run) => run.bits);
      const apart = Math.max(0.01, Math.abs(both[0]! - both[1]!));
      expect(Math.abs(bits - both[0]!), `size ${size}`).to.be.at.most(apart);
    }
    expect(results.kit.map(({ size }) => size)).to.deep.equal([0, 1]);
  });
  it('foretell the test text as well as is stated, and look where it is stated', async () => {
    for (const size of [0, 2]) {
      const model = await loadLanguageModel(size);
      const stated = results.measured.find((each) => each.size === size)!;
      const part = text.test.slice(0, 20_001);
      expect(bitsPerCharacter(model, part)).to.be.closeTo(stated.bits, 1e-3);
      const { shares } = repeatScores(model, [text.test.slice(0, 60)]);
      expect(shares.map((heads) => heads.length)).to.deep.equal(
        stated.induction.map((heads) => heads.length),
      );
      tf.dispose(model.params);
    }
  });
  it('are asked for by a size and a text that are there, or refused in one sentence', async () => {
    const refused = async (size: number, amount: 'small') =>
      loadLanguageModel(size, amount).then(
        () => '',
        ({ message }: Error) => message,
      );
    expect(await refused(5, 'small')).to.equal(
      'loadLanguageModel: expected size as one of 0, 1, 2, 3 for the text small, got 5',
    );
    expect(await refused(1, 'none' as 'small')).to.equal(
      "loadLanguageModel: expected text 'small' or 'middle' or 'all', got 'none'",
    );
  });
});
