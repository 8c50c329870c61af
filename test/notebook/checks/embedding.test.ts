import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { check } from '../../../src/notebook/index.js';
import { printed } from '../../support/printed.js';
import { expectNoLeak } from '../../support/tensors.js';

// 7 words of 2 numbers; a sentence of 5 tokens, the last the same as the first.
const table = [
  [0, 1],
  [2, 3],
  [5, 7],
  [11, 13],
  [17, 19],
  [23, 29],
  [31, 37],
];
const ids = [4, 1, 5, 3, 4];
const rowsAt = (places: number[]) => places.map((place) => table[place]!);
const right = rowsAt(ids);

describe('check.embedding', () => {
  const verdict = (answer: unknown) => {
    const lines = printed(() => check.embedding(answer as number[][], { ids, table }));
    expect(lines).to.have.length(1);
    return lines[0]!;
  };

  it('is content with a row for each token, in the order of the sentence', () => {
    expect(verdict(right)).to.equal('✓ embedding: right');
    const x = tf.tensor2d(right);
    expect(verdict(x)).to.equal('✓ embedding: right');
    x.dispose();
  });
  it('takes tensors as given, and leaves nothing behind', () => {
    const given = { ids: tf.tensor1d(ids, 'int32'), table: tf.tensor2d(table) };
    expectNoLeak(() => {
      expect(printed(() => check.embedding(right, given))).to.deep.equal(['✓ embedding: right']);
      return [];
    });
    tf.dispose(given);
  });

  const mistakes: [title: string, answer: unknown, hint: string][] = [
    ['rows and columns exchanged', [0, 1].map((j) => right.map((row) => row[j])), 'rows and columns'],
    ['places counted from 1', rowsAt(ids.map((id) => id - 1)), 'counted from 0'],
    ['a slip to the next word', rowsAt(ids.map((id) => id + 1)), 'counted from 0'],
    ['repeated words left out', rowsAt([4, 1, 5, 3]), 'a row for each token'],
    ['the order of the vocabulary', rowsAt([1, 3, 4, 4, 5]), 'in the order of the sentence'],
    ['an average of all tokens', [70 / 5, 83 / 5], 'averaged'],
    ['the first rows of the table', rowsAt([0, 1, 2, 3, 4]), 'whatever the tokens are'],
    ['one-hot rows', ids.map((id) => table.map((_, place) => Number(place === id))), 'one-hot'],
  ];
  for (const [title, answer, hint] of mistakes) {
    it(`recognises ${title}`, () => {
      expect(verdict(answer)).to.match(/^✗ embedding: /);
      expect(verdict(answer)).to.contain(hint);
    });
  }
  it('says where an answer of no known kind is wrong', () => {
    const wrong = right.map((row, i) => (i === 2 ? [row[0]!, 0] : row));
    expect(verdict(wrong)).to.equal('✗ embedding: all but one are right: look at [2, 1]'); // 9 of 10
  });
  it('waits for an answer', () => expect(verdict(undefined)).to.equal('○ embedding: not answered yet'));
});
