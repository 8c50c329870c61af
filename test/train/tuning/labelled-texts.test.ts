import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import {
  drawDoers,
  type LabelledTexts,
  loadTopics,
  readLabelledTexts,
  splitTexts,
  trainProbe,
  wordBags,
} from '../../../src/index.js';
import { doerWords } from '../../../src/train/tuning/doer-words.js';
import { expectClose } from '../../support/tensors.js';

const countOf = (labels: number[], label: number) => labels.filter((each) => each === label).length;

describe('drawDoers', () => {
  const splits = ['train', 'validation', 'test'] as const;
  for (const split of splits)
    it(`draws different sentences of ${split} words, half of each class, with its person and its animal`, () => {
      const { texts, labels } = drawDoers(120, { split, seed: 5 });
      expect(new Set(texts).size).to.equal(120);
      expect(countOf(labels, 0)).to.equal(60);
      const { persons, animals, verbs } = doerWords[split];
      for (const text of texts)
        for (const some of [persons, animals, verbs])
          expect(
            text.split(' ').filter((word) => some.includes(word)),
            text,
          ).to.have.length(1);
    });
  it('uses no noun and no verb of one split in another', () => {
    const all = splits.flatMap((split) => Object.values(doerWords[split]).flat());
    expect(new Set(all).size).to.equal(all.length);
  });
  it('labels by who does it: by grammar, read anew from the text', () => {
    const { texts, labels } = drawDoers(300, { seed: 9 });
    const { persons } = doerWords.train;
    for (const [i, text] of texts.entries()) {
      const words = text.split(' ');
      const nouns = words.filter((word) => persons.includes(word) || doerWords.train.animals.includes(word));
      const isSecond = / was (?:\w+) by /.test(text) || /it was .* that the /.test(text);
      expect(persons.includes(nouns[isSecond ? 1 : 0]!), text).to.equal(labels[i] === 0);
    }
  });
  it('gives the same for the same seed, and others for another', () => {
    expect(drawDoers(9, { seed: 3 })).to.deep.equal(drawDoers(9, { seed: 3 }));
    expect(drawDoers(9, { seed: 3 }).texts).to.not.deep.equal(drawDoers(9, { seed: 4 }).texts);
  });
  it('says what it was given wrong', () => {
    expect(() => drawDoers(0)).to.throw(
      RangeError,
      'drawDoers: expected count as a whole number above 0, got 0',
    );
    expect(() => drawDoers(1, { split: 'dev' as 'test' })).to.throw(RangeError, "got 'dev'");
    expect(() => drawDoers(1_000_000)).to.throw(
      RangeError,
      'drawDoers: expected a count of at most 10000, got 1000000',
    );
  });
});

describe('the topics', () => {
  let topics: LabelledTexts;
  before(async () => {
    topics = await loadTopics();
  });
  it('are 110 different definitions of each of 8', () => {
    expect(topics.classes).to.have.length(8);
    expect(new Set(topics.texts).size).to.equal(880);
    for (const label of topics.classes.keys()) expect(countOf(topics.labels, label)).to.equal(110);
  });
  it('are split into parts without a common text, the same to judge by for every count and seed', () => {
    const [one, other] = [splitTexts(topics, 256, 1), splitTexts(topics, 16, 2)];
    const all = [one.train, one.validation, one.test].flatMap(({ texts }) => texts);
    expect(new Set(all).size).to.equal(256 + 128 + 320);
    expect(other.test).to.deep.equal(one.test);
    expect(other.validation).to.deep.equal(one.validation);
    expect(other.train.texts).to.not.deep.equal(one.train.texts.slice(0, 16));
  });
  it('give fewer labels as the first of more, as many of each class', () => {
    const [few, more] = [splitTexts(topics, 24, 7).train, splitTexts(topics, 64, 7).train];
    expect(more.texts.slice(0, 24)).to.deep.equal(few.texts);
    for (const label of topics.classes.keys()) expect(countOf(few.labels, label)).to.equal(3);
  });
  it('are no more than there are', () =>
    expect(() => splitTexts(topics, 433, 1)).to.throw(
      'splitTexts: expected 432 texts to learn from or fewer, got 433',
    ));
});

describe('trainProbe', () => {
  it('guesses at first: the loss is log(classes)', async () => {
    const { losses, ...made } = await trainProbe(
      tf.randomNormal([7, 5], 0, 1, 'float32', 3),
      [0, 1, 2, 0, 1, 2, 0],
    );
    expect(losses[0]).to.be.closeTo(Math.log(3), 1e-6);
    tf.dispose(made);
  });
  it('learns what a line can tell', async () => {
    const x = tf.tensor2d([
      [1, 0],
      [2, 1],
      [-1, 0],
      [-2, 1],
    ]);
    const { weights, bias, losses } = await trainProbe(x, [0, 0, 1, 1], { learningRate: 0.1 });
    expect(losses.at(-1)).to.be.below(0.05);
    expectClose(tf.argMax(tf.add(tf.matMul(x, weights), bias), 1), [0, 0, 1, 1]);
    tf.dispose([x, weights, bias]);
  });
  it('leaves nothing in memory but its weights', async () => {
    const x = tf.eye(3) as tf.Tensor2D;
    const before = tf.memory().numTensors;
    const { weights, bias } = await trainProbe(x, [0, 1, 2], { steps: 3 });
    tf.dispose([weights, bias]);
    expect(tf.memory().numTensors).to.equal(before);
    x.dispose();
  });
  it('says what it was given wrong', async () => {
    const told = await Promise.all(
      [[[0, 1]], [[0, 3, 1], { classCount: 3 }], [[0, -1, 1]]].map(([labels, options]) =>
        trainProbe(tf.eye(3) as tf.Tensor2D, labels as number[], options as object).catch(
          ({ message }) => message,
        ),
      ),
    );
    expect(told).to.deep.equal([
      'trainProbe: expected 3 labels, one a vector, got 2',
      'trainProbe: expected labels from 0 to 2, got 3',
      'trainProbe: expected labels from 0 to 1, got -1',
    ]);
  });
});

describe('wordBags', () => {
  it('is the same for the same words in another order, which is why it can’t tell who chased whom', () => {
    const [one, other] = ['the dog chased the cat', 'the cat chased the dog'];
    const rows = wordBags([one!, other!], [one!]).arraySync();
    expect(rows[0]).to.deep.equal(rows[1]);
  });
  it('leaves words out that it doesn’t know, and gives zeros where it knows none', () => {
    expectClose(wordBags(['a zebra', 'zebras'], ['a b']), [
      [1, 0],
      [0, 0],
    ]);
  });
  it('asks for a text and a word', () => {
    expect(() => wordBags([], ['a'])).to.throw(RangeError);
    expect(() => wordBags(['a'], ['?'])).to.throw(
      'wordBags: expected a text and a known word at least, got none',
    );
  });
});

describe('readLabelledTexts', () => {
  it('reads what a table saves as CSV: quotation marks, commas, any ends of lines', () => {
    const lines = '\uFEFFa,one\r\n "b, too" , "two, ""twice"""\n\n\ta ,three, really\rb,"four"\n';
    expect(readLabelledTexts(lines)).to.deep.equal({
      classes: ['a', 'b, too', 'b'],
      texts: ['one', 'two, "twice"', 'three, really', 'four'],
      labels: [0, 1, 0, 2],
    });
  });
  it('says which line it can’t read', () => {
    const told = (lines: string) => () => readLabelledTexts(lines);
    const start = 'readLabelledTexts: expected';
    expect(told('a,one\nb two')).to.throw(
      RangeError,
      `${start} a label, a comma and a text in each line, got line 2: b two`,
    );
    expect(told('a,one\n,two')).to.throw('got line 2: ,two');
    expect(told('a,one\n\nb,')).to.throw('got line 3: b,');
    expect(told('a,one\nb,""')).to.throw('got line 2: b,""');
    expect(told('')).to.throw(`${start} lines with two labels or more, got none`);
    expect(told('a,one\na,two')).to.throw(`${start} lines with two labels or more, got only a`);
    expect(told(7 as unknown as string)).to.throw('readLabelledTexts: expected lines as a text, got 7');
  });
});
