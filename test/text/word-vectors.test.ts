import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { analogy, embed, nearestWords, parseWordVectors, wordVectorsFrom } from '../../src/text/index.js';
import { expectClose, expectNoLeak } from '../support/tensors.js';

const pets = wordVectorsFrom(
  ['cat', 'dog', 'car'],
  [
    [3, 4],
    [4, 3],
    [-3, -4],
  ],
);

describe('wordVectorsFrom', () => {
  it('takes a tensor as well as nested numbers, and leaves the tensor to its owner', () => {
    const matrix = tf.tensor2d([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    const vectors = wordVectorsFrom(['a', 'b'], matrix);
    expect([...vectors.values]).to.deep.equal([1, 2, 3, 4, 5, 6]);
    expect(vectors.dModel).to.equal(3);
    expect(matrix.isDisposed).to.equal(false);
    matrix.dispose();
  });

  const wrong: [title: string, words: string[], matrix: number[][], message: string][] = [
    ['too few rows', ['a', 'b'], [[1, 2]], 'wordVectorsFrom: expected a matrix [2, dModel], got [1, 2]'],
    ['no words at all', [], [], 'wordVectorsFrom: expected a matrix [0, dModel], got [0, 0]'],
    [
      'rows of different lengths',
      ['a', 'b'],
      [[1, 2], [3]],
      'wordVectorsFrom: expected 2 numbers in each row, got 1 in row 1',
    ],
    [
      'a word given twice',
      ['a', 'b', 'a'],
      [[1], [2], [3]],
      'wordVectorsFrom: expected each word once, got "a" twice',
    ],
    [
      'a number that is none',
      ['a', 'b'],
      [
        [1, 2],
        [3, Number.NaN],
      ],
      'wordVectorsFrom: expected finite numbers, got NaN for "b"',
    ],
  ];
  for (const [title, words, matrix, message] of wrong) {
    it(`refuses ${title}`, () => {
      expect(() => wordVectorsFrom(words, matrix))
        .to.throw(RangeError)
        .with.property('message', message);
    });
  }
});

describe('parseWordVectors', () => {
  it('reads the format of GloVe', () => {
    const vectors = parseWordVectors('the 0.5 -1e-1\n, 2 3\n');
    expect(vectors.words).to.deep.equal(['the', ',']);
    expectClose([...vectors.values], [0.5, -0.1, 2, 3]);
  });
  it('takes double blanks and tabs, a byte order mark and any end of line', () => {
    const vectors = parseWordVectors('\uFEFFcat  1 2\r\ndog\t3\t4 \rcow 5   6');
    expect(vectors.words).to.deep.equal(['cat', 'dog', 'cow']);
    expect([...vectors.values]).to.deep.equal([1, 2, 3, 4, 5, 6]);
  });
  it('takes words that hold blanks', () => {
    const vectors = parseWordVectors('. . . 1 2\nthe 3 4\nat name@domain.com 5 6\na 7 8');
    expect(vectors.words).to.deep.equal(['. . .', 'the', 'at name@domain.com', 'a']);
    expect([...vectors.values]).to.deep.equal([1, 2, 3, 4, 5, 6, 7, 8]);
  });
  it('reads the format of word2vec, whose first line counts', () => {
    const vectors = parseWordVectors('2 3\ncat 1 2 3 \r\ndog 4 5 6 \r\n');
    expect(vectors.words).to.deep.equal(['cat', 'dog']);
    expect(vectors.dModel).to.equal(3);
  });

  const wrong: [title: string, text: string, message: string][] = [
    ['an empty text', '', 'parseWordVectors: expected lines of a word and numbers, got ""'],
    [
      'a line that is shorter',
      'a 1 2\nb 3',
      'parseWordVectors: expected a word and 2 numbers in each line, got "b 3" in line 2',
    ],
    [
      'a line with something else than numbers',
      'a 1 2\nb 3 x',
      'parseWordVectors: expected 2 numbers in the range of float32 in each line, got "x" in line 2',
    ],
    [
      'a line with too many numbers',
      'a 1 2\nb 3 4\nc 3 4 5',
      'parseWordVectors: expected a word and 2 numbers in each line, got "c 3 4 5" in line 3',
    ],
    [
      'a number too large for float32',
      'a 1 2\n\nb 1e200 4',
      'parseWordVectors: expected 2 numbers in the range of float32 in each line, got "1e200" in line 3',
    ],
    [
      'NaN',
      'a 1 nan',
      'parseWordVectors: expected 2 numbers in the range of float32 in each line, got "nan" in line 1',
    ],
    [
      'a first line that counts more words',
      '3 2\na 1 2\nb 3 4',
      'parseWordVectors: expected 3 words of 2 numbers, as the first line says, got 2 words',
    ],
    [
      'a first line that counts more numbers',
      '2 3\na 1 2\nb 3 4',
      'parseWordVectors: expected a word and 3 numbers in each line, got "a 1 2" in line 2',
    ],
    [
      'a word that comes twice',
      'a 1 2\nb 3 4\na 5 6',
      'parseWordVectors: expected each word once, got "a" in line 1 and in line 3',
    ],
  ];
  for (const [title, text, message] of wrong) {
    it(`refuses ${title}`, () => {
      expect(() => parseWordVectors(text))
        .to.throw(RangeError)
        .with.property('message', message);
    });
  }
});

describe('embed', () => {
  it('gives row i the vector of token i, the same word the same vector wherever it stands', () => {
    const x = embed(['dog', 'cat', 'dog'], pets);
    expectClose(x, [
      [4, 3],
      [3, 4],
      [4, 3],
    ]);
    x.dispose();
  });
  it('leaves nothing alive but what it returns', () => expectNoLeak(() => embed(['cat', 'car'], pets)));
  it('refuses to embed nothing', () => {
    expect(() => embed([], pets)).to.throw(RangeError, /^embed: expected at least one token, got none$/);
  });
  it('names an unknown word and offers the nearest spellings', () => {
    expect(() => embed(['cat', 'cra'], pets))
      .to.throw(RangeError)
      .with.property(
        'message',
        'embed: expected one of the 3 words that have a vector, got "cra" (nearest spellings: car, cat)',
      );
  });
  it('takes a word with capitals for the word that it is, unless the vectors know it with capitals', () => {
    const mixed = wordVectorsFrom(['us', 'US', 'cats'], [[1], [2], [3]]);
    const x = embed(['US', 'us', 'Cats', 'CATS'], mixed);
    expect([...x.dataSync()]).to.deep.equal([2, 1, 3, 3]);
    x.dispose();
    expect(nearestWords(pets, 'Cat', 1)[0]!.word).to.equal('dog');
    expect(analogy(pets, 'Cat', 'dog', 'cat')).to.deep.equal(analogy(pets, 'cat', 'dog', 'cat'));
  });
  it('says so when no word is spelled like it', () => {
    expect(() => embed(['xyzxyz'], pets))
      .to.throw(RangeError)
      .with.property(
        'message',
        'embed: expected one of the 3 words that have a vector, got "xyzxyz" (no word is spelled like it)',
      );
  });
});

describe('nearestWords', () => {
  it('sorts by cosine, which does not depend on length', () => {
    // [3, 4] · [4, 3] / (5 · 5) = 24 / 25; [3, 4] and [−3, −4] are opposite
    expect(nearestWords(pets, 'cat')).to.deep.equal([
      { word: 'dog', similarity: 0.96 },
      { word: 'car', similarity: -1 },
    ]);
    expect(nearestWords(pets, [30, 40], 1)).to.deep.equal([{ word: 'cat', similarity: 1 }]);
  });
  it('takes a vector as numbers, as a tensor, or as one row of a matrix', () => {
    tf.tidy(() => {
      const row = tf.tensor2d([[8, 6]]);
      const answers = [[8, 6], Float32Array.of(8, 6), tf.tensor1d([8, 6]), row].map(
        (v) => nearestWords(pets, v, 1)[0],
      );
      for (const answer of answers) expect(answer).to.deep.equal({ word: 'dog', similarity: 1 });
    });
  });
  it('leaves out a word whose vector is zero, for it has no direction', () => {
    const withZero = wordVectorsFrom(
      ['a', 'nil', 'b'],
      [
        [1, 0],
        [0, 0],
        [-1, 0],
      ],
    );
    expect(nearestWords(withZero, 'a').map(({ word }) => word)).to.deep.equal(['b']);
    expect(() => nearestWords(withZero, 'nil')).to.throw(
      'nearestWords: expected a vector with a direction, got the zeros of "nil"',
    );
    expect(() => analogy(withZero, 'a', 'nil', 'a')).to.throw(
      'analogy: expected a vector with a direction, got zeros: b − a + c is nothing',
    );
  });

  const wrong: [title: string, run: () => unknown, message: string][] = [
    [
      'an unknown word',
      () => nearestWords(pets, 'dgo'),
      'nearestWords: expected one of the 3 words that have a vector, got "dgo" (nearest spellings: dog)',
    ],
    [
      'a vector of another size',
      () => nearestWords(pets, [1, 2, 3]),
      'nearestWords: expected a vector [2], got [3]',
    ],
    [
      'a matrix of two rows',
      () => nearestWords(pets, tf.ones([2, 2])),
      'nearestWords: expected a vector [2], got [2, 2]',
    ],
    [
      'a vector of zeros',
      () => nearestWords(pets, [0, 0]),
      'nearestWords: expected a vector with a direction, got one of length 0',
    ],
    [
      'NaN',
      () => nearestWords(pets, [Number.NaN, 0]),
      'nearestWords: expected a vector of finite numbers, got NaN at [0]',
    ],
    [
      'a count of 0',
      () => nearestWords(pets, 'cat', 0),
      'nearestWords: expected count as a whole number above 0, got 0',
    ],
  ];
  for (const [title, run, message] of wrong) {
    it(`refuses ${title}`, () => {
      expect(() => tf.tidy(() => void run()))
        .to.throw(RangeError)
        .with.property('message', message);
    });
  }
});

describe('analogy', () => {
  it('finds what is nearest to b − a + c, and never one of the three', () => {
    const people = wordVectorsFrom(
      ['man', 'woman', 'king', 'queen', 'stone'],
      [
        [1, 0, 1],
        [1, 1, 1],
        [1, 0, 5],
        [1, 1, 5],
        [-1, 0, 0],
      ],
    );
    // king − man + woman = [1, 1, 5], exactly queen
    const answers = analogy(people, 'man', 'king', 'woman');
    expect(answers[0]!.word).to.equal('queen');
    expect(answers[0]!.similarity).to.be.closeTo(1, 1e-12);
    expect(answers.map(({ word }) => word)).to.deep.equal(['queen', 'stone']);
  });
  it('names an unknown word', () => {
    expect(() => analogy(pets, 'cat', 'dog', 'caar'))
      .to.throw(RangeError)
      .with.property(
        'message',
        'analogy: expected one of the 3 words that have a vector, got "caar" (nearest spellings: car, cat)',
      );
  });
});
