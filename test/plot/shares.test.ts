import { expect } from 'chai';
import { formatTable } from '../../src/notebook/table.js';
import {
  attentionExplorer,
  attentionLines,
  type Figure,
  layerHeadMap,
  matrixHeatmap,
  temperatureSlider,
  weightBars,
} from '../../src/plot/index.js';
import { formatShare, holdsShares, isShares } from '../../src/plot/shares.js';

const weights = [
  [0.999, 0.001],
  [0.75, 0.25],
];
const tokens = ['they', 'are'];
const texts = (figure: Figure) => figure.data.find(({ mode }) => mode === 'text')!.text as string[];

describe('a positive share', () => {
  it('is never written as nothing, and nothing is never written as something', () => {
    expect([0, 1e-30, 0.0049, 0.005, 1].map((share) => formatShare(share, 2))).to.deep.equal([
      '0.00',
      '<0.01',
      '<0.01',
      '0.01',
      '1.00',
    ]);
    expect(formatShare(0.0004, 3)).to.equal('<0.001');
  });

  it('is one of numbers from 0 up that sum to 1, in rows or in columns, masked ones aside', () => {
    expect(isShares([0.5, 0.5])).to.equal(true);
    expect(isShares([1.5, -0.5])).to.equal(false);
    expect(isShares([0.5, 0.4])).to.equal(false);
    expect(holdsShares(weights)).to.equal(true);
    expect(holdsShares([[1, Number.NEGATIVE_INFINITY], weights[1]!])).to.equal(true);
    expect(holdsShares([weights[0]!, [7, 8]])).to.equal(false);
    const columns = [
      [0.9, 0.8],
      [0.1, 0.2],
    ];
    expect(holdsShares(columns)).to.equal(true);
  });

  it('stands so in a heatmap’s cells and words', () => {
    const figure = matrixHeatmap(weights, { tokens });
    expect(texts(figure)).to.deep.equal(['1.00', '<0.01', '0.75', '0.25']);
    expect(figure.layout.meta.description).to.contain('from <0.01 to 1.00');
  });

  it('stands so in a map of heads that is told of shares', () => {
    const values = [[0.9, 0.001]];
    expect(texts(layerHeadMap(values, { areShares: true }))).to.deep.equal(['0.90', '<0.01']);
    expect(texts(layerHeadMap(values))).to.deep.equal(['0.90', '0.00']);
  });

  it('stands so on bars, and at each temperature', () => {
    expect(weightBars(weights[0]!, { tokens }).data[0]!.text).to.deep.equal(['1.00', '<0.01']);
    const slider = temperatureSlider([9, 0], { tokens, temperatures: [1] });
    expect(slider.data[0]!.text).to.deep.equal(['1.00', '<0.01']);
  });

  it('stands so where lines are pointed at', () => {
    const lines = attentionLines(weights, { tokens });
    expect(JSON.stringify(lines.data)).to.contain('<0.01 are').and.not.contain('0.00 are');
    const explorer = attentionExplorer([[weights]], { tokens });
    expect(JSON.stringify(explorer.data)).to.contain('<0.01 are');
  });

  it('stands so in the rows and columns of a table that are shares, and in no others', () => {
    expect(formatTable([weights[0]!, [0.004, 7]])).to.equal('   0      1\n1.00  <0.01\n0.00   7.00');
    const records = [
      { word: 'they', share: 0.999, product: 0.001 },
      { word: 'are', share: 0.001, product: 0.5 },
    ];
    expect(formatTable(records)).to.equal('word  share  product\nthey   1.00     0.00\nare   <0.01     0.50');
  });
});
