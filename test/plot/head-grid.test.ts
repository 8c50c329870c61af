import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { headGrid } from '../../src/plot/index.js';

const tokens = ['they', 'are'];
const weights = [
  [
    [1, 0],
    [0.25, 0.75],
  ],
  [
    [0.5, 0.5],
    [0, 1],
  ],
  [
    [0, 1],
    [1, 0],
  ],
];

describe('headGrid', () => {
  it('draws each head’s matrix, row 0 on top, all on one scale', () => {
    const { data, layout } = headGrid(weights, { tokens });
    expect(data.map(({ z }) => z)).to.deep.equal(weights);
    expect(data.map(({ zmin, zmax }) => [zmin, zmax])).to.deep.equal([
      [0, 1],
      [0, 1],
      [0, 1],
    ]);
    expect((layout.yaxis3 as { range: number[] }).range).to.deep.equal([1.5, -0.5]);
  });

  it('takes a tensor', () => {
    const tensor = tf.tensor3d(weights);
    expect(headGrid(tensor, { tokens }).data.map(({ z }) => z)).to.deep.equal(weights);
    tensor.dispose();
  });

  it('breaks into rows after so many columns', () => {
    const { layout } = headGrid(weights, { tokens, columns: 2 });
    const domain = (axis: string) => (layout[axis] as { domain: [number, number] }).domain;
    expect(domain('xaxis3')).to.deep.equal(domain('xaxis')); // the third begins a row
    expect(domain('yaxis3')[1]).to.be.below(domain('yaxis')[0]);
    expect(domain('yaxis2')).to.deep.equal(domain('yaxis'));
  });

  it('names the heads, and says in words what each looks at most', () => {
    const { layout } = headGrid(weights, {
      tokens,
      names: ['first', 'second', 'third'],
      title: 'Three heads',
    });
    const texts = (layout.annotations as { text: string }[]).map(({ text }) => text);
    expect(texts.slice(0, 3)).to.deep.equal(['first', 'second', 'third']);
    // means of the columns: .625, .375 · .25, .75 · .5, .5
    expect(layout.meta.description).to.equal(
      'Three heads. Weights of 3 heads from 2 words to 2, as small heatmaps. Most looked at on average: first: they 0.63; second: are 0.75; third: they 0.50. Largest weight: first: they → they 1.00; second: are → are 1.00; third: they → are 1.00.',
    );
  });

  it('draws heads that look from some words to others', () => {
    const across = [[[0.5, 0.25, 0.25]], [[0, 0, 1]]];
    const { data, layout } = headGrid(across, { queries: ['sie'], keys: ['they', 'are', 'cool'] });
    expect(data.map(({ z }) => z)).to.deep.equal(across);
    const words = (axis: string) => (layout[axis] as { ticktext: string[] }).ticktext;
    expect([words('yaxis'), words('xaxis')]).to.deep.equal([['sie'], ['they', 'are', 'cool']]);
  });

  it('writes the words beside the first square of a row, and above the top ones', () => {
    const { layout } = headGrid(weights, { tokens, columns: 2 });
    const isNamed = (axis: string) => (layout[axis] as { showticklabels: boolean }).showticklabels;
    expect(['yaxis', 'yaxis2', 'yaxis3'].map(isNamed)).to.deep.equal([true, false, true]);
    expect(['xaxis', 'xaxis2', 'xaxis3'].map(isNamed)).to.deep.equal([true, true, false]);
  });

  it('stays below 500 kB for 64 words and 12 heads, and leaves out names that would not fit', () => {
    const long = Array.from({ length: 64 }, (_, i) => `word${i}`);
    const even = Array.from({ length: 12 }, () => long.map(() => long.map(() => 1 / 64)));
    const figure = headGrid(even, { tokens: long });
    expect(JSON.stringify(figure).length).to.be.below(500_000);
    expect((figure.layout.yaxis as { showticklabels: boolean }).showticklabels).to.equal(false);
  });

  it('refuses what is no weights', () => {
    expect(() => headGrid([[[1, 0]]], { tokens })).to.throw('headGrid: expected 1 row labels, got 2');
    expect(() => headGrid([[[1], [0]]], { tokens })).to.throw('headGrid: expected 1 column labels, got 2');
    expect(() => headGrid(weights, {})).to.throw('headGrid: expected 2 row labels, got 0');
    expect(() =>
      headGrid(
        [
          [
            [2, -1],
            [0, 1],
          ],
        ],
        { tokens },
      ),
    ).to.throw('headGrid: expected weights between 0 and 1, got 2');
    expect(() => headGrid([], { tokens })).to.throw('headGrid: expected weights [heads, n, m], got [0]');
    expect(() => headGrid(weights, { tokens, names: ['a'] })).to.throw('headGrid: expected 3 names, got 1');
    expect(() => headGrid(weights, { tokens, columns: 0 })).to.throw(
      'headGrid: expected columns as a whole number above 0, got 0',
    );
  });
});
