import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { JSDOM } from 'jsdom';
import { formatTable, type TableOptions, type Tabular, table } from '../../src/notebook/index.js';
import { sentBy } from '../support/kernel.js';
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

  it('goes on below with columns that do not fit, the words of their rows beside them again', () => {
    const wide = [Array.from({ length: 7 }, (_, i) => i / 100)];
    expect(formatTable(wide, { width: 24, rows: ['they'] })).to.equal(
      lines(
        '         0     1     2',
        'they  0.00  0.01  0.02',
        '',
        '         3     4     5',
        'they  0.03  0.04  0.05',
        '',
        '         6',
        'they  0.06',
      ),
    );
  });

  it('drops no column, however narrow the line', () => {
    const values = [Array.from({ length: 53 }, (_, i) => i)];
    const text = formatTable(values, { width: 1, digits: 0 });
    expect(text.split(/\s+/)).to.have.length(2 * 53);
  });

  it('shows masked scores, overflow and no negative zero', () =>
    expect(formatTable([[Number.NEGATIVE_INFINITY, Number.NaN, -0.001]])).to.equal(
      lines(' 0    1     2', '-∞  NaN  0.00'),
    ));

  it('refuses nothing, and words that do not fit', () => {
    expect(() => formatTable([])).to.throw(
      RangeError,
      'formatTable: expected a matrix, a vector or records, got nothing',
    );
    expect(() => formatTable([[1], [1, 2]])).to.throw(
      'formatTable: expected a matrix [n, m] of numbers, got rows of other things or lengths',
    );
    expect(() => formatTable([[1, 2]], { columns: ['they'] })).to.throw(
      'formatTable: expected 2 column labels, got 1',
    );
    expect(() => formatTable([[1, 2]], { rows: ['they', 'are'] })).to.throw(
      'formatTable: expected 1 row labels, got 2',
    );
  });

  describe('in a notebook', () => {
    const shown = async (values: Tabular, options: TableOptions = {}) => {
      const [output, ...others] = await sentBy(async () => table(values, options));
      expect(others).to.deep.equal([]);
      return output!.data as Record<'text/html' | 'text/plain', string>;
    };
    const drawn = async (values: Tabular, options?: TableOptions) =>
      new JSDOM((await shown(values, options))['text/html']).window.document;
    const textsOf = (found: NodeListOf<Element>) => [...found].map(({ textContent }) => textContent);

    it('is one output: a table, and its text', async () =>
      expect((await shown([[0.5]], { tokens: ['they'] }))['text/plain']).to.equal(
        lines('      they', 'they  0.50'),
      ));

    it('has the same numbers in both forms', async () => {
      const values = Array.from({ length: 3 }, (_, i) => Array.from({ length: 41 }, (_, j) => i - j / 7));
      const { 'text/plain': text, 'text/html': html } = await shown(values);
      const cells = textsOf(new JSDOM(html).window.document.querySelectorAll('td'));
      const numbers = text.match(/-?\d+\.\d\d/g)!;
      expect(cells.map((cell) => cell!.replace('−', '-')).sort()).to.deep.equal(numbers.sort());
    });

    it('tells screen readers which words are heads of columns and which of rows', async () => {
      const page = await drawn([[1, 2]], { rows: ['they'], columns: ['are', 'cool'] });
      expect(textsOf(page.querySelectorAll('th[scope=col]'))).to.deep.equal(['are', 'cool']);
      expect(textsOf(page.querySelectorAll('th[scope=row]'))).to.deep.equal(['they']);
    });

    it('takes words in the first column of records as heads of the rows, numbers not', async () => {
      const rowHeads = async (values: Tabular) =>
        textsOf((await drawn(values)).querySelectorAll('th[scope=row]'));
      expect(await rowHeads([{ word: 'cool', share: 0.5 }])).to.deep.equal(['cool']);
      expect(await rowHeads([{ share: 0.5, word: 'cool' }])).to.deep.equal([]);
    });

    it('shows words as letters, no mark-up', async () => {
      const page = await drawn([[1]], { rows: ['<b>&amp;'], columns: ['<img src=x>'] });
      expect(page.querySelector('b, img')).to.equal(null);
      expect(textsOf(page.querySelectorAll('th'))).to.deep.equal(['<img src=x>', '<b>&amp;']);
    });
  });
});
