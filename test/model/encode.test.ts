import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { type Encoder, embedSentences, encode, loadEncoder } from '../../src/model/index.js';
import { referenceFile, tinyBertFiles } from '../support/model-files.js';
import { expectClose, expectNoLeak } from '../support/tensors.js';

interface Case {
  text: string | [string, string];
  hiddenStates: number[][][];
  weights: number[][][][];
  sentence: number[];
}

const { cases } = JSON.parse(new TextDecoder().decode(referenceFile('tiny-bert/expected.json'))) as {
  cases: Case[];
};

describe('encode, on a BERT of random weights', () => {
  let encoder: Encoder;
  before(async () => {
    encoder = await loadEncoder(tinyBertFiles());
  });
  after(() => encoder.dispose());

  for (const { text, hiddenStates, weights, sentence } of cases) {
    it(`agrees with PyTorch within 1e-5 in every hidden state and weight: ${JSON.stringify(text)}`, () => {
      const encoding = encode(encoder, text);
      expectClose(encoding.hiddenStates, hiddenStates, 1e-5);
      expectClose(encoding.weights, weights, 1e-5);
      expectClose(encoding.sentence, sentence, 1e-5);
      tf.dispose(encoding);
    });
  }

  it('gives tokens with the model’s own marks', () => {
    const encoding = encode(encoder, ['The unaffable cat', 'houseboats']);
    expect(encoding.tokens).to.deep.equal(
      '[CLS] the un ##aff ##able cat [SEP] house ##boat ##s [SEP]'.split(' '),
    );
    tf.dispose(encoding);
  });

  it('is not changed by padding', () => {
    const { text } = cases[0]!;
    const [plain, padded] = [encode(encoder, text), encode(encoder, text, { padTo: 23 })];
    const n = plain.tokens.length;
    expect(padded.tokens.slice(n)).to.deep.equal(Array(23 - n).fill('[PAD]'));
    tf.tidy(() => {
      expectClose(tf.slice(padded.hiddenStates, [0, 0, 0], [-1, n, -1]), plain.hiddenStates.arraySync());
      expectClose(tf.slice(padded.weights, [0, 0, 0, 0], [-1, -1, n, n]), plain.weights.arraySync());
      expectClose(padded.sentence, plain.sentence.arraySync());
      expect(tf.slice(padded.weights, [0, 0, 0, n]).abs().max().dataSync()[0]).to.equal(0); // nobody looks at padding
    });
    tf.dispose([plain, padded]);
  });

  it('hides from one head of one layer what a mask forbids, and nothing from the layers below', () => {
    const text = 'The dogs barked'; // [CLS] the dog ##s bark ##ed [SEP]
    const rows = Array.from({ length: 5 }, (_, head) =>
      Array.from({ length: 7 }, () => Array.from({ length: 7 }, (_, key) => head !== 3 || key === 6)),
    );
    const mask = tf.tensor3d(rows as unknown as number[][][], [5, 7, 7], 'bool');
    const plain = encode(encoder, text);
    const masked = encode(encoder, text, { mask: (layer) => (layer === 1 ? mask : undefined) });
    tf.tidy(() => {
      const part = (weights: tf.Tensor, layer: number, head: number) =>
        tf.slice(weights, [layer, head, 0, 0], [1, 1, 7, 7]);
      expectClose(part(masked.weights, 0, 3), part(plain.weights, 0, 3).arraySync() as number[][][][], 0);
      expectClose(part(masked.weights, 1, 2), part(plain.weights, 1, 2).arraySync() as number[][][][], 0);
      expectClose(
        part(masked.weights, 1, 3).reshape([7, 7]),
        Array.from({ length: 7 }, () => [0, 0, 0, 0, 0, 0, 1]),
        0,
      );
      const moved = tf
        .sub(part(masked.weights, 2, 3), part(plain.weights, 2, 3))
        .abs()
        .max()
        .dataSync()[0]!;
      expect(moved).to.be.above(1e-3);
    });
    tf.dispose([plain, masked, mask]);
  });

  it('joins mask and padding', () => {
    const open = tf.tidy(() => tf.tensor2d([Array(9).fill(true)], [1, 9], 'bool'));
    const padded = encode(encoder, 'The dogs barked', { padTo: 9, mask: () => open });
    expect(tf.tidy(() => tf.slice(padded.weights, [0, 0, 0, 7]).max().dataSync()[0])).to.equal(0);
    tf.dispose([padded, open]);
  });

  it('leaves no tensor behind', () => expectNoLeak(() => encode(encoder, 'the cat', { padTo: 11 })));

  it('says what it needs', () => {
    expect(() => encode(encoder, ' ')).to.throw(RangeError, 'encode: expected a text with words, got " "');
    expect(() => encode(encoder, ['a', ''])).to.throw('encode: expected a text with words, got ["a",""]');
    expect(() => encode(encoder, 5 as unknown as string)).to.throw(
      TypeError,
      'encode: expected a text or a pair of texts, got 5',
    );
    expect(() => encode(encoder, ['a'] as unknown as [string, string])).to.throw(
      'encode: expected a text or a pair of texts, got ["a"]',
    );
    expect(() => encode(encoder, 'cat '.repeat(28))).to.throw(
      'encode: expected a text of at most 29 tokens, got 30',
    );
    expect(() => encode(encoder, 'cat', { padTo: 2 })).to.throw('encode: expected padTo from 3 to 29, got 2');
  });
});

describe('embedSentences', () => {
  let encoder: Encoder;
  before(async () => {
    encoder = await loadEncoder(tinyBertFiles());
  });
  after(() => encoder.dispose());

  const texts = ['the cat', 'dogs barked at the houseboat.', 'transformers are cool', 'cool'];

  it('gives each text the sentence of encode, whatever the batch', () => {
    const single = texts.map((text) => {
      const encoding = encode(encoder, text);
      const sentence = encoding.sentence.arraySync();
      tf.dispose(encoding);
      return sentence;
    });
    for (const batchSize of [1, 3, 8]) {
      const rows = embedSentences(encoder, texts, { batchSize });
      expectClose(rows, single, 1e-6);
      rows.dispose();
    }
  });

  it('gives rows of length 1', () => {
    const lengths = tf.tidy(() => tf.norm(embedSentences(encoder, texts), 'euclidean', 1).arraySync());
    expectClose(lengths as number[], [1, 1, 1, 1], 1e-6);
  });

  it('leaves no tensor behind', () => expectNoLeak(() => embedSentences(encoder, texts)));

  it('says what it needs', () => {
    expect(() => embedSentences(encoder, [])).to.throw('embedSentences: expected one text or more, got []');
    expect(() => embedSentences(encoder, ['a', ''])).to.throw(
      'embedSentences: expected a text with words, got ""',
    );
    expect(() => embedSentences(encoder, ['a'], { batchSize: 0 })).to.throw(
      'embedSentences: expected batchSize as a whole number above 0, got 0',
    );
  });
});
