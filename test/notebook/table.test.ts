import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { formatTable, table } from '../../src/notebook/index.js';
import { printed } from '../support/printed.js';

const lines = (...text: string[]) => text.join('\n');

describe('table', () => {
  it('prints numbers below their words and beside them', () =>
    expect(
      printed(() =>
        table(
          [
            [0.9, -10.5],
            [0, 0.456],
          ],
          { tokens: ['they', 'are'] },
        ),
      ),
    ).to.deep.equal(['      they     are', 'they  0.90  -10.50', 'are   0.00    0.46']));

  it('takes a tensor and leaves it alive', () => {
    const tensor = tf.tensor2d([[1, 2]]);
    expect(formatTable(tensor, { digits: 0, rows: ['they'] })).to.equal(lines('      0  1', 'they  1  2'));
    expect(tensor.isDisposed).to.equal(false);
    tensor.dispose();
  });

  it('takes a vector as one row', () =>
    expect(formatTable([1, 2], { digits: 1 })).to.equal(lines('  0    1', '1.0  2.0')));

  it('takes records, texts to the left and numbers to the right', () =>
    expect(
      formatTable([
        { word: 'cool', cosine: 0.7 },
        { word: 'efficient', cosine: -0.25 },
      ]),
    ).to.equal(lines('word       cosine', 'cool         0.70', 'efficient   -0.25')));

  it('leaves out columns in the middle that do not fit', () => {
    const wide = [Array.from({ length: 50 }, (_, i) => i / 100)];
    expect(formatTable(wide, { width: 40 })).to.equal(
      lines('   0     1     2     3  …    48    49', '0.00  0.01  0.02  0.03  …  0.48  0.49'),
    );
  });

  it('shows masked scores, overflow and no negative zero', () =>
    expect(formatTable([[Number.NEGATIVE_INFINITY, Number.NaN, -0.001]])).to.equal(
      lines(' 0    1     2', '-∞  NaN  0.00'),
    ));

  it('refuses nothing, and words that do not fit', () => {
    expect(() => formatTable([])).to.throw(
      RangeError,
      'table: expected a matrix, a vector or records, got nothing',
    );
    expect(() => formatTable([[1], [1, 2]])).to.throw(
      'table: expected a matrix [n, m] of numbers, got rows of other things or lengths',
    );
    expect(() => formatTable([[1, 2]], { columns: ['they'] })).to.throw(
      'table: expected 2 column labels, got 1',
    );
    expect(() => formatTable([[1, 2]], { rows: ['they', 'are'] })).to.throw(
      'table: expected 1 row labels, got 2',
    );
  });
});
