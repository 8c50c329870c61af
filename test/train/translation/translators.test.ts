import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import {
  drawNumbers,
  drawSentences,
  firstTranslator,
  loadTranslators,
  measureTranslator,
  numberPair,
  readTranslation,
  savedTranslatorRuns,
  type Translator,
  type Translators,
  trainTranslator,
  translate,
  translationLoss,
  vocabularyOf,
} from '../../../src/index.js';
import { expectClose } from '../../support/tensors.js';

const german = (numbers: number[]) => numbers.map((number) => numberPair(number, 'german'));

describe('the translators', function () {
  this.timeout(60_000);
  let nets: Translators;
  before(async () => {
    nets = await loadTranslators();
  });
  after(() => {
    for (const { params } of Object.values<Translator>({ ...nets })) tf.dispose(params);
  });

  it('have about 24,000 learned numbers each', () => {
    for (const { params } of Object.values<Translator>({ ...nets })) {
      const size = Object.values(params).reduce((sum, param) => sum + param.size, 0);
      expect(size).to.be.within(23_000, 28_000);
    }
  });
  it('guess at first: the loss is near log(words)', () => {
    const pairs = german(drawNumbers(64, { seed: 1 }));
    const first = firstTranslator({
      source: nets.german.sourceWords,
      target: nets.german.targetWords.slice(2),
    });
    const loss = tf.tidy(() => translationLoss(first, pairs).arraySync());
    expect(loss).to.be.within(Math.log(29) - 0.2, Math.log(29) + 1); // random scores cost a little more than equal ones
    tf.dispose(first.params);
  });
  it('began their training as training begins today, which PyTorch did for the shipped ones', async () => {
    const runs = await savedTranslatorRuns();
    const cases = {
      german: german(drawNumbers(20_000, { seed: 1 })),
      sentences: drawSentences(20_000, { seed: 1 }),
    };
    for (const [name, pairs] of Object.entries(cases)) {
      const run = runs.find((each) => each.name === name && each.seed === 1)!;
      const translator = firstTranslator(vocabularyOf(pairs), { seed: 1 });
      const onStep = (step: number) => step < 4;
      const losses = await trainTranslator(translator, pairs, { steps: run.steps, seed: 1, onStep });
      expectClose(losses, run.firstLosses.slice(0, 4), 1e-3);
      tf.dispose(translator.params);
    }
  });
  it('are right as often as was measured, within what 80 numbers can tell', async () => {
    const runs = await savedTranslatorRuns();
    const measured = (name: string) => runs.find((run) => run.name === name && run.seed === 1)!.right.block!;
    const block = german(drawNumbers(80, { split: 'block', seed: 2017 }));
    for (const name of ['german', 'fewNumbers', 'noMask'] as const) // 0.16: three standard deviations of 80 tries
      expect(measureTranslator(nets[name], block).right, name).to.be.closeTo(measured(name), 0.16);
  });
  it('write what the shares of the next word say, word by word', () => {
    const { source, target } = numberPair(45_321, 'german');
    expect(translate(nets.german, source)).to.deep.equal(target);
    tf.tidy(() => {
      const { logits } = readTranslation(nets.german, source, target);
      const likeliest = Array.from(tf.argMax(logits, -1).dataSync(), (id) => nets.german.targetWords[id]);
      expect(likeliest).to.deep.equal([...target, '⟨end⟩']);
    });
    expect(translate(nets.german, source, { longest: 2 })).to.deep.equal(target.slice(0, 2));
  });
  it('do not look ahead: a row is the same whatever is put in after it; without the mask it is not', () =>
    tf.tidy(() => {
      const { source, target } = numberPair(45_321, 'german');
      const other = [...target.slice(0, 3), 'null', 'null'];
      const rows = (words: string[], causal: boolean) =>
        tf.slice(readTranslation(nets.german, source, words, { causal }).logits, 0, 4);
      expectClose(rows(other, true), rows(target, true).arraySync() as number[][], 1e-5);
      const off = tf.max(tf.abs(tf.sub(rows(other, false), rows(target, false)))).dataSync()[0];
      expect(off).to.be.above(0.01);
    }));
  it('spell a number letter by letter, as often right as was measured within what 60 numbers can tell', async () => {
    const run = (await savedTranslatorRuns()).find(
      ({ name, steps }) => name === 'letters' && steps === 4000,
    )!;
    const numbers = drawNumbers(60, { split: 'block', seed: 2017 });
    const pairs = numbers.map((number) => numberPair(number, 'german', { by: 'letters' }));
    const { right, alignedMean } = measureTranslator(nets.letters, pairs);
    expect(right).to.be.closeTo(run.right.block!, 0.12); // three standard deviations of 60 tries
    expect(alignedMean, 'no letter comes from one letter alone').to.be.NaN;
  });
  it('translate the same, alone and among longer ones', () => {
    const some = german([7, 45_321, 999_999]);
    const { translations } = measureTranslator(nets.german, some);
    expect(translations).to.deep.equal(some.map(({ source }) => translate(nets.german, source)));
  });
  it('look at the right word far more often than at random', () => {
    const { aligned, alignedMean } = measureTranslator(nets.german, german(drawNumbers(60, { seed: 9 })));
    expect(aligned).to.have.length(4);
    expect(Math.max(...aligned, alignedMean)).to.be.above(0.6);
  });
  it('learn ten pairs by heart', async () => {
    const ten = german([1, 12, 21, 45, 99, 100, 217, 1000, 5021, 70_013]);
    const translator = firstTranslator(vocabularyOf(ten), { seed: 1 });
    const options = { steps: 120, batchSize: 10, learningRate: 0.01 };
    const losses = await trainTranslator(translator, ten, options);
    expect(losses.at(-1)).to.be.below(0.1);
    expect(measureTranslator(translator, ten).right).to.equal(1);
    tf.dispose(translator.params);
  });
});
