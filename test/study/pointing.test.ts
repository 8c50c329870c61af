import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { joinPieces } from '../../src/model/index.js';
import {
  bestHead,
  headHabits,
  headMask,
  headScores,
  pointingHits,
  pronounPanel,
  simpleGuesses,
  topicSentences,
} from '../../src/study/index.js';
import { expectClose, expectNoLeak } from '../support/tensors.js';

describe('joinPieces', () => {
  const tokens = ['[CLS]', 'un', '##aff', 'cat', '[SEP]'];
  /** Row i gives the share r to token i and the rest to the others alike. */
  const rows = [
    [0.1, 0.2, 0.3, 0.4, 0],
    [0, 0.5, 0.1, 0.2, 0.2],
    [0.4, 0.1, 0.1, 0.4, 0],
    [0, 0, 1, 0, 0],
    [0.2, 0.2, 0.2, 0.2, 0.2],
  ];

  it('adds what pieces receive, and averages what they give', () => {
    const weights = tf.tensor4d([[rows]]);
    const joined = joinPieces({ tokens, weights });
    expect(joined.words).to.deep.equal(['[CLS]', 'unaff', 'cat', '[SEP]']);
    expectClose(joined.weights, [
      [
        [
          [0.1, 0.5, 0.4, 0],
          [0.2, 0.4, 0.3, 0.1], // mean of 0, .6, .2, .2 and .4, .2, .4, 0
          [0, 1, 0, 0],
          [0.2, 0.4, 0.2, 0.2],
        ],
      ],
    ]);
    tf.dispose([weights, joined.weights]);
  });

  it('treats each head by itself', () => {
    const seed = 3;
    const weights = tf.tidy(() =>
      tf.softmax(tf.randomNormal([2, 3, 5, 5], 0, 1, 'float32', seed)),
    ) as tf.Tensor4D;
    const all = joinPieces({ tokens, weights }).weights.arraySync();
    const one = tf.tidy(() => tf.slice(weights, [1, 2, 0, 0], [1, 1, 5, 5])) as tf.Tensor4D;
    expectClose(joinPieces({ tokens, weights: one }).weights, [[all[1]![2]!]]);
    tf.dispose([weights, one]);
  });

  it('leaves no tensor behind', () =>
    expectNoLeak(() => {
      const weights = tf.tensor4d([[rows]]);
      return [weights, joinPieces({ tokens, weights }).weights];
    }));

  it('refuses weights of other tokens', () =>
    expect(() => joinPieces({ tokens: ['a'], weights: tf.tensor4d([[rows]]) })).to.throw(
      'joinPieces: expected weights of shape [*, *, 1, 1], got [1, 1, 5, 5]',
    ));
});

describe('pointingHits', () => {
  const words = ['[CLS]', 'dogs', 'chase', 'cats', ',', 'they', 'run', '[SEP]'];
  const looking = (row: number[]) => [words.map((_, i) => (i === 5 ? row : words.map(() => 0)))]; // one layer
  const hits = (row: number[], among?: Parameters<typeof pointingHits>[2]) =>
    pointingHits(
      { words, weights: tf.tensor4d([looking(row)]) },
      { word: 'they', noun: 'Cats' },
      among,
    )[0]![0];

  it('is 1 where the noun has more weight than each other word', () => {
    expect(hits([0, 0.2, 0, 0.5, 0, 0, 0.3, 0])).to.equal(1);
    expect(hits([0, 0.5, 0, 0.2, 0, 0, 0.3, 0])).to.equal(0);
  });

  it('is 0 on a tie', () => expect(hits([0, 0.5, 0, 0.5, 0, 0, 0, 0])).to.equal(0));

  it('leaves out special tokens, punctuation and the word itself, unless all are admitted', () => {
    const row = [0.3, 0.05, 0, 0.1, 0.2, 0.2, 0, 0.15];
    expect(hits(row)).to.equal(1);
    expect(hits(row, 'words')).to.equal(1);
    expect(hits(row, 'all')).to.equal(0);
  });

  it('can choose among given words alone', () => {
    const row = [0, 0.1, 0, 0.2, 0, 0, 0.7, 0];
    expect(hits(row)).to.equal(0);
    expect(hits(row, ['dogs', 'cats'])).to.equal(1);
  });

  it('has a number for each layer and head', () => {
    const weights = tf.ones([2, 3, 8, 8]) as tf.Tensor4D;
    const result = pointingHits({ words, weights }, { word: 'they', noun: 'cats' });
    expect(result).to.deep.equal([
      [0, 0, 0],
      [0, 0, 0],
    ]);
  });

  it('refuses words that stand in the sentence never or twice', () => {
    const weights = tf.ones([1, 1, 3, 3]) as tf.Tensor4D;
    const sentence = { words: ['a', 'b', 'a'], weights };
    expect(() => pointingHits(sentence, { word: 'they', noun: 'b' })).to.throw(
      RangeError,
      'pointingHits: expected they exactly once, got "a b a"',
    );
    expect(() => pointingHits(sentence, { word: 'b', noun: 'a' })).to.throw(
      'pointingHits: expected a exactly once, got "a b a"',
    );
  });
});

describe('simpleGuesses', () => {
  it('follows each rule', () => {
    const words = '[CLS] the engineers like fast transformers , because they work . [SEP]'.split(' ');
    const guesses = simpleGuesses(words, { word: 'they', noun: 'transformers' }, [
      'engineers',
      'transformers',
    ]);
    const named = Object.fromEntries(Object.entries(guesses).map(([rule, place]) => [rule, words[place]]));
    expect(named).to.deep.equal({
      'first token, [CLS]': '[CLS]',
      'last token, [SEP]': '[SEP]',
      'punctuation before [SEP]': '.',
      'previous word': 'because',
      'next word': 'work',
      'first word': 'the',
      'longest word': 'transformers',
      'first noun': 'engineers',
      'nearest noun': 'transformers',
      'longest noun': 'transformers',
    });
  });
});

describe('pronounPanel', () => {
  const panel = pronounPanel();

  it('has 42 sentences of five forms, with 100 questions', () => {
    expect(panel.length).to.equal(42);
    expect(new Set(panel.map(({ form }) => form)).size).to.equal(5);
    expect(panel.flatMap(({ asks }) => asks).length).to.equal(100);
  });

  it('asks about words and nouns that stand in the sentence', () => {
    for (const { text, asks, nouns } of panel) {
      const words = text.toLowerCase().match(/\w+/g)!;
      for (const word of [...nouns, ...asks.map((ask) => ask.word)])
        expect(words, text).to.include(word.toLowerCase());
      for (const { noun } of asks) expect(nouns, text).to.include(noun);
    }
  });

  it('has no marks left in its texts', () => {
    for (const { text } of panel) expect(text).to.match(/^[A-Z][\w ',]+\.$/);
  });

  it('keeps both sentences of a pair in the same half, by even and odd places', () => {
    const first = panel.findIndex(({ form }) => form.includes('the first'));
    for (let i = 0; i < 10; i++) {
      expect(panel[first + i]!.nouns).to.deep.equal(panel[first + 10 + i]!.nouns);
    }
  });
});

describe('headHabits', () => {
  const tokens = ['[CLS]', 'a', 'b', 'a', '[SEP]'];
  const identity = tokens.map((_, i) => tokens.map((_, j) => Number(i === j)));
  const previous = tokens.map((_, i) => tokens.map((_, j) => Number(j === Math.max(i - 1, 0))));
  const even = tokens.map(() => tokens.map(() => 0.2));
  const measured = (...heads: number[][][]) => headHabits([{ tokens, weights: tf.tensor4d([heads]) }]);

  it('recognises a head that looks at itself, at the word before, and everywhere', () => {
    const habits = measured(identity, previous, even);
    expectClose(habits.self, [[1, 0, 0.2]]);
    expectClose(habits.previous, [[0, 1, 0.2]]);
    expectClose(habits.next, [[0, 0, 0.2]]);
    expectClose(habits.special, [[0, 1 / 3, 0.4]]); // of three words the first has [CLS] before it
    expectClose(habits.sameWord, [[0, 0, 0.2]]); // both a look at the other one with 0.2
    expectClose(habits.breadth, [[0, 0, 1]]);
  });

  it('weighs texts by their words', () => {
    const short = {
      tokens: ['[CLS]', 'a', '[SEP]'],
      weights: tf.tensor4d([
        [
          [
            [1, 0, 0],
            [0, 1, 0],
            [0, 0, 1],
          ],
        ],
      ]),
    };
    const long = { tokens, weights: tf.tensor4d([[even]]) };
    expectClose(headHabits([short, long]).self, [[(1 * 1 + 3 * 0.2) / 4]]);
  });

  it('needs a text', () =>
    expect(() => headHabits([])).to.throw('headHabits: expected one text or more, got none'));
});

describe('headScores', () => {
  const words = ['[CLS]', 'dogs', 'chase', 'cats', 'they', '[SEP]'];
  /** One layer of two heads; from they, head 1 looks at dogs, then at [CLS], head 2 at chase, then at cats. */
  const looks = [
    [0.3, 0.6, 0, 0.1, 0, 0],
    [0, 0, 0.6, 0.4, 0, 0],
  ];
  const question = (noun: string) => {
    const rows = looks.map((row) => words.map((word) => (word === 'they' ? row : words.map(() => 0))));
    return { words, weights: tf.tensor4d([rows]), ask: { word: 'they', noun }, nouns: ['dogs', 'cats'] };
  };

  it('is the mean of right answers', () => {
    const [dogs, cats] = [question('dogs'), question('cats')];
    expect(headScores([dogs, cats])).to.deep.equal([[0.5, 0]]);
    expect(headScores([dogs, cats, dogs], 'nouns')).to.deep.equal([[2 / 3, 1 / 3]]);
  });

  it('needs a question', () =>
    expect(() => headScores([])).to.throw(RangeError, 'headScores: expected one question or more, got none'));
});

describe('bestHead', () => {
  it('counts from 1, and takes the first of equals', () =>
    expect(
      bestHead([
        [0, 0.5],
        [0.5, 0.25],
      ]),
    ).to.deep.equal({ layer: 1, head: 2, value: 0.5 }));

  it('needs numbers', () =>
    expect(() => bestHead([])).to.throw('bestHead: expected numbers [layers][heads], got none'));
});

describe('headMask', () => {
  it('asks for each head, query and key', () => {
    const mask = headMask([2, 3], (head, query, key) => head === 2 && query === 0 && key === 1);
    expect(mask.dtype).to.equal('bool');
    expect(mask.arraySync()).to.deep.equal([
      [
        [0, 0, 0],
        [0, 0, 0],
        [0, 0, 0],
      ],
      [
        [0, 1, 0],
        [0, 0, 0],
        [0, 0, 0],
      ],
    ]);
    mask.dispose();
  });

  it('needs sizes', () =>
    expect(() => headMask([0, 3], () => true)).to.throw(
      'headMask: expected two whole numbers above 0 as sizes, got 0',
    ));
});

describe('topicSentences', () => {
  it('has five sentences about each of ten topics, no two the same', () => {
    const all = topicSentences();
    expect(new Set(all.map(({ text }) => text)).size).to.equal(50);
    const topics = [...new Set(all.map(({ topic }) => topic))];
    expect(topics.map((topic) => all.filter((s) => s.topic === topic).length)).to.deep.equal(
      Array(10).fill(5),
    );
  });
});
