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
      'Three heads. Weights of 3 heads between 2 words, as small heatmaps. Most looked at on average: first: they 0.63; second: are 0.75; third: they 0.50.',
    );
  });

  it('stays below 500 kB for 64 words and 12 heads, and leaves out names that would not fit', () => {
    const long = Array.from({ length: 64 }, (_, i) => `word${i}`);
    const even = Array.from({ length: 12 }, () => long.map(() => long.map(() => 1 / 64)));
    const figure = headGrid(even, { tokens: long });
    expect(JSON.stringify(figure).length).to.be.below(500_000);
    expect((figure.layout.yaxis as { showticklabels: boolean }).showticklabels).to.equal(false);
  });

  it('refuses what is no weights', () => {
    expect(() => headGrid([[[1, 0]]], { tokens })).to.throw(
      'headGrid: expected square matrices [n, n], got [1, 2]',
    );
    expect(() => headGrid(weights, { tokens: ['they'] })).to.throw('headGrid: expected 2 tokens, got 1');
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
    expect(() => headGrid([], { tokens })).to.throw('headGrid: expected weights [heads, n, n], got []');
    expect(() => headGrid(weights, { tokens, names: ['a'] })).to.throw('headGrid: expected 3 names, got 1');
    expect(() => headGrid(weights, { tokens, columns: 0 })).to.throw(
      'headGrid: expected columns as a whole number above 0, got 0',
    );
  });
});
