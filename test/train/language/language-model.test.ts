import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import {
  bitsPerCharacter,
  countMultiplications,
  firstLanguageModel,
  languageLoss,
  modelCost,
  modelSizes,
  readText,
  startWriting,
  type TrainableLanguageModel,
  trainLanguageModel,
  writeNext,
  writeText,
} from '../../../src/index.js';
import { expectClose } from '../../support/tensors.js';

const characters = ' abcdefghijklmnopqrstuvwxyz,.';
const size = { layerCount: 2, dModel: 15, headCount: 3, context: 11 };

describe('a language model', () => {
  let model: TrainableLanguageModel;
  before(async () => {
    await tf.ready();
    model = firstLanguageModel(characters, size, 7);
  });
  after(() => tf.dispose(model.params));

  it('begins with a loss near log(characters), whatever its size', () => {
    for (const each of [size, modelSizes[0]!, modelSizes[3]!]) {
      const first = firstLanguageModel(characters, { ...each, context: 11 }, 3);
      const loss = tf.tidy(() => languageLoss(first, ['hello world,', 'how are you.']).arraySync());
      // Random scores of variance 1/4 cost 1/8 more than equal ones on the mean; 22 characters scatter about it.
      expect(loss).to.be.within(Math.log(29) - 0.2, Math.log(29) + 0.5);
      tf.dispose(first.params);
    }
  });
  it('has as many numbers as the formula says', () => {
    for (const each of [size, ...modelSizes]) {
      const first = firstLanguageModel(characters, each, 1);
      const { characters: table, positions, ...others } = first.params;
      const count = (some: tf.Tensor[]) => some.reduce((sum, param) => sum + param.size, 0);
      const { layerNumbers, tableNumbers } = modelCost(each, characters.length);
      expect([count(Object.values(others)), count([table!, positions!])]).to.deep.equal([
        layerNumbers,
        tableNumbers,
      ]);
      tf.dispose(first.params);
    }
  });
  it('spans more than two powers of ten in its sizes', () => {
    const counts = modelSizes.map((each) => modelCost(each, 75).layerNumbers);
    expect(counts).to.deep.equal([3248, 14_304, 39_200, 149_312, 446_016, 989_056]);
  });
  it('multiplies as often as the formula says', async () => {
    const text = 'hello world'; // as long as the context
    const counted = await countMultiplications(() => readText(model, text));
    const { matrixProducts, attentionProducts } = modelCost(size, characters.length);
    expect(counted).to.equal(11 * (matrixProducts + attentionProducts));
  });
  it('does not look ahead: what comes later changes no score', () =>
    tf.tidy(() => {
      const rows = (text: string) => tf.slice(readText(model, text).logits, 0, 5);
      expectClose(rows('hello, you.'), rows('hellozzzzzz').arraySync() as number[][], 1e-5);
      const { weights } = readText(model, 'hello');
      const ahead = tf.sub(weights, tf.linalg.bandPart(weights, -1, 0));
      expect(tf.max(tf.abs(ahead)).dataSync()[0]).to.equal(0);
      expectClose(tf.sum(weights, -1), tf.ones([2, 3, 5]).arraySync() as number[][][], 1e-5);
    }));
  it('tells places apart: the same character scores otherwise at another place', () =>
    tf.tidy(() => {
      const [first, second] = readText(model, 'aa').logits.arraySync();
      expect(Math.max(...first!.map((score, i) => Math.abs(score - second![i]!)))).to.be.above(1e-3);
    }));
  it('gives with kept keys and values the row that all characters at once give', () =>
    tf.tidy(() => {
      const text = 'how are you';
      const rows = readText(model, text).logits.arraySync();
      let next = startWriting(model, text.slice(0, 3));
      for (let i = 3; i < text.length; i++) {
        expectClose(next.logits, rows[i - 1]!, 1e-5);
        const before = next.past;
        next = writeNext(model, before, text[i]!);
        expect(before[0]!.keys.shape[2], 'the past stays as it was').to.equal(i);
      }
      expectClose(next.logits, rows.at(-1)!, 1e-5);
    }));
  it('pays with kept keys and values for one character only', async () => {
    const { past } = startWriting(model, 'hello worl');
    const one = await countMultiplications(() => writeNext(model, past, 'd'));
    const products = modelCost(size, characters.length).matrixProducts;
    expect(one).to.be.within(products, products + modelCost(size, characters.length).attentionProducts);
  });
  it('needs as many bits for a text as the losses of its pieces say', () =>
    tf.tidy(() => {
      const text = 'how are you, hello world.'; // 25: two pieces of 11, and two characters more
      const nats = (from: number, to: number) =>
        (languageLoss(model, [text.slice(from, to + 1)]).arraySync() as number) * (to - from);
      const sum = nats(0, 11) + nats(11, 22) + nats(22, 24);
      expect(bitsPerCharacter(model, text)).to.be.closeTo(sum / 24 / Math.log(2), 1e-5);
    }));
  it('learns ten texts by heart', async () => {
    const ten = 'abcdefghij'.split('').map((first, i) => `${first}${'klmnopqrst'[(7 * i + 3) % 10]}.`);
    const small = firstLanguageModel(characters, { layerCount: 1, dModel: 16, headCount: 2, context: 2 }, 1);
    const text = ten.join('');
    await trainLanguageModel(small, text, { steps: 110, batchSize: 30, learningRate: 0.05 });
    const loss = tf.tidy(() => languageLoss(small, ten).arraySync());
    expect(loss).to.be.below(0.05);
    expect(writeText(small, 'c', { length: 2, temperature: 0 })).to.equal(ten[2]!.slice(1));
    tf.dispose(small.params);
  });
  it('trains the same from the same seed, and may be told to stop', async () => {
    const run = async (seed: number) => {
      const first = firstLanguageModel(characters, size, 1);
      const onStep = (step: number) => step < 3;
      const losses = await trainLanguageModel(first, 'how are you, hello world.', {
        seed,
        steps: 50,
        onStep,
      });
      tf.dispose(first.params);
      return losses;
    };
    const losses = await run(5);
    expect(losses).to.have.length(3);
    expect(await run(5)).to.deep.equal(losses);
    expect(await run(6)).to.not.deep.equal(losses);
  });
  it('says what is wrong with its input', () => {
    const { past, logits } = startWriting(model, 'hello world');
    expect(() => readText(model, 'hello world.')).to.throw(
      RangeError,
      'readText: expected text of at most 11 characters, got 12',
    );
    expect(() => readText(model, 'Hello')).to.throw(
      'readText: expected text of characters that the model knows, got "H"',
    );
    expect(() => writeNext(model, past, 'd')).to.throw(
      'writeNext: expected past of fewer than 11 characters, got 11',
    );
    expect(() => languageLoss(model, ['ab', 'abc'])).to.throw(
      'languageLoss: expected texts of one length, got 2 and 3 characters',
    );
    expect(() => firstLanguageModel('aba', size, 1)).to.throw(
      'firstLanguageModel: expected characters as one character or more, each once, got "a" again',
    );
    expect(() => firstLanguageModel('ab', { ...size, headCount: 4 }, 1)).to.throw(
      'firstLanguageModel: expected size.headCount to divide 15, got 4',
    );
    tf.dispose([logits, ...past.map((layer) => ({ ...layer }))]);
  });
});
