import { expect } from 'chai';
import { layerHeadMap } from '../../src/plot/index.js';

const values = [
  [0.1, 0.2, 0.3],
  [0.9, 0.4, 0.5],
];

describe('layerHeadMap', () => {
  it('draws the values it was given, layers as rows', () => {
    const { data } = layerHeadMap(values);
    expect(data[0]!.z).to.deep.equal(values);
  });

  it('frames the largest value unless told otherwise', () => {
    expect(layerHeadMap(values).layout.shapes).to.deep.include.members([box(0, 1)]);
    expect(layerHeadMap(values, { mark: [1, 3] }).layout.shapes).to.deep.include.members([box(2, 0)]);
  });

  it('counts from 1, in words and on the axes', () => {
    const { layout } = layerHeadMap(values, { title: 'Where they looks', mark: [1, 2], digits: 1 });
    expect(layout.meta.description).to.equal(
      'Where they looks. Map of 2 layers × 3 heads, values from 0.1 to 0.9. Framed: layer 1, head 2 with 0.2. Largest in each layer: layer 1: head 3 0.3; layer 2: head 1 0.9.',
    );
    expect((layout.yaxis as { ticktext: string[] }).ticktext).to.deep.equal(['layer 1', 'layer 2']);
    expect((layout.xaxis as { ticktext: string[] }).ticktext).to.deep.equal(['1', '2', '3']);
  });

  it('refuses a mark that does not exist, and what is no matrix', () => {
    expect(() => layerHeadMap(values, { mark: [3, 1] })).to.throw(
      RangeError,
      'layerHeadMap: expected mark from [1, 1] to [2, 3], got [3, 1]',
    );
    expect(() => layerHeadMap([[0.1], [Number.NaN]])).to.throw(
      'layerHeadMap: expected finite values, got NaN at [1, 0]',
    );
  });
});

function box(column: number, row: number) {
  return {
    type: 'rect',
    x0: column - 0.5,
    x1: column + 0.5,
    y0: row - 0.5,
    y1: row + 0.5,
    line: { color: '#d9480f', width: 4 },
  };
}
