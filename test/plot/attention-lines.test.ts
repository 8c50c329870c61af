import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { attentionLines, type Figure } from '../../src/plot/index.js';

// 3 queries, 5 keys: different primes, so that a transposed matrix can't fit.
const weights = [
  [0.5, 0.125, 0.125, 0.25, 0],
  [0, 1, 0, 0, 0],
  [0.2, 0.2, 0.2, 0.2, 0.2],
];
const queries = ['they', 'are', 'cool'];
const keys = ['transformers', 'are', 'very', 'good', '.'];
const figure = attentionLines(weights, { queries, keys });
const lines = ({ data }: Figure) => data.filter(({ mode }) => mode === 'lines');
const wordsAt = ({ data }: Figure) => data.filter(({ mode }) => mode === 'text');

/** Reads the matrix back from the picture: which word does each line leave, at which does it arrive, how opaque is it? */
function readBack(picture: Figure, n: number, m: number, along: 'x' | 'y'): number[][] {
  const [from, to] = wordsAt(picture).map((trace) => trace[along] as number[]);
  const matrix = Array.from({ length: n }, () => Array.from({ length: m }, () => Number.NaN));
  for (const line of lines(picture)) {
    const path = line[along] as number[];
    matrix[from!.indexOf(path[0]!)]![to!.indexOf(path.at(-1)!)] = line.opacity as number;
  }
  return matrix;
}

describe('attentionLines', () => {
  it('draws from each query to each key a line as opaque as the weight', () =>
    expect(readBack(figure, 3, 5, 'x')).to.deep.equal(weights));

  it('draws the same matrix in two columns', () => {
    const columns = attentionLines(weights, { queries, keys, direction: 'columns' });
    expect(readBack(columns, 3, 5, 'y')).to.deep.equal(weights);
  });

  it('takes a tensor and leaves it alive', () => {
    const tensor = tf.tensor2d([[0.75, 0.25]]);
    const picture = attentionLines(tensor, { queries: ['they'], keys: ['are', 'cool'] });
    expect(lines(picture).map(({ opacity }) => opacity)).to.deep.equal([0.75, 0.25]);
    expect(tensor.isDisposed).to.equal(false);
    tensor.dispose();
  });

  it('leaves a line from top to bottom, its ends upright', () => {
    const [first] = lines(figure);
    const { x, y } = first as { x: number[]; y: number[] };
    expect([y[0], y.at(-1)]).to.deep.equal([0, 1]);
    expect(Math.abs(x[1]! - x[0]!)).to.be.lessThan(y[1]! * Math.abs(x.at(-1)! - x[0]!));
  });

  it('gives each word above a button that leaves its lines only', () => {
    const menus = figure.layout.updatemenus as {
      buttons: { label: string; method: string; args: [{ 'line.width': number | number[] }] }[];
    }[];
    expect(menus.map(({ buttons }) => buttons[0]!.label)).to.deep.equal([...queries, 'all words']);
    const seen = (menu: number) => {
      const widths = [menus[menu]!.buttons[0]!.args[0]['line.width']].flat();
      // Plotly repeats a list that is shorter than the list of traces. The last two traces are words, which have no width.
      return lines(figure)
        .filter((_, k) => widths[k % widths.length]! > 0)
        .map(({ opacity }) => opacity);
    };
    queries.forEach((_, i) => {
      expect(seen(i)).to.deep.equal(weights[i]);
    });
    expect(seen(3)).to.have.length(15);
  });

  it('tells weights in numbers where the lines of a word begin, and on the words below', () => {
    const [begins] = figure.data.filter(({ mode }) => mode === 'markers') as {
      hovertext: string[];
      y: number[];
    }[];
    expect(begins!.y).to.deep.equal([0, 0, 0]);
    expect(begins!.hovertext[0]).to.equal(
      '<b>they</b> looks at<br>0.50 transformers<br>0.25 good<br>0.13 are<br>0.13 very<br>0.00 .',
    );
    expect((wordsAt(figure)[1]!.hovertext as string[])[1]).to.equal(
      '<b>are</b> is looked at by<br>1.00 are<br>0.20 cool<br>0.13 they',
    );
  });

  it('colours only the words in focus, by spelling or by place', () => {
    const coloursOf = (focus?: (string | number)[]) =>
      new Set(
        lines(attentionLines(weights, { queries, keys, ...(focus && { focus }) })).map(
          ({ line }) => (line as { color: string }).color,
        ),
      );
    expect(coloursOf()).to.have.length(3);
    expect(coloursOf(['they'])).to.have.length(2);
    expect(coloursOf([0])).to.deep.equal(coloursOf(['they']));
  });

  it('says in words where each query looks', () =>
    expect(
      attentionLines(weights, { queries, keys, title: 'They are transformers' }).layout.meta.description,
    ).to.equal(
      'They are transformers. Lines from 3 queries to 5 keys, as opaque as the weights. ' +
        'Strongest line of each word: they → transformers 0.50; are → are 1.00; cool → transformers 0.20.',
    ));

  it('draws of many words the strongest lines of each, and says so', () => {
    // 100 · 100 = 10,000 lines are too many: 4000 / 100 = 40 for each word. Row i holds 0.01, 0.02, … turned by i.
    const n = 100;
    const large = Array.from({ length: n }, (_, i) =>
      Array.from({ length: n }, (_, j) => (((i + j) % n) + 1) / n),
    );
    const tokens = large.map((_, i) => `w${i}`);
    const picture = attentionLines(large, { tokens, title: 'Many' });
    const drawn = readBack(picture, n, n, 'y');
    large.forEach((row, i) => {
      expect(drawn[i]).to.deep.equal(row.map((weight) => (weight > 0.6 ? weight : Number.NaN)));
    });
    const says = 'the 40 strongest lines of each word: 4000 of 10000';
    expect(picture.layout.meta.description).to.contain(`Drawn: ${says}.`);
    expect((picture.layout.annotations as { text: string }[]).at(-1)!.text).to.equal(says);
  });

  it('draws every line of 63 words', () =>
    expect(
      lines(attentionLines(Array(63).fill(Array(63).fill(1 / 63)), { tokens: Array(63).fill('a') })),
    ).to.have.length(63 * 63));

  it('refuses what is no weight', () => {
    expect(() => attentionLines([[0.5, -0.1]], { queries: ['a'], keys: ['b', 'c'] })).to.throw(
      RangeError,
      'attentionLines: expected weights between 0 and 1, got -0.1 at [0, 1]',
    );
    expect(() => attentionLines([[Number.NaN]], { tokens: ['a'] })).to.throw(
      'attentionLines: expected finite values, got NaN at [0, 0]',
    );
  });

  it('refuses words that do not fit', () => {
    expect(() => attentionLines(weights, {})).to.throw(
      'attentionLines: expected tokens, or queries and keys, got neither',
    );
    expect(() => attentionLines(weights, { tokens: queries })).to.throw(
      'attentionLines: expected 5 keys, got 3',
    );
    expect(() => attentionLines(weights, { queries, keys, focus: ['it'] })).to.throw(
      'attentionLines: expected focus on one of they, are, cool, got "it"',
    );
  });
});
