import { expect } from 'chai';
import { attentionExplorer, type Figure } from '../../src/plot/index.js';

interface Menu {
  active?: number;
  buttons: { label: string; method: string; args: Record<string, unknown>[] }[];
}

const tokens = ['they', 'are', 'cool'];
/** Two layers of two heads. Head (1, 2) looks at the word before; the others look evenly, but for the last. */
const even = tokens.map(() => [1 / 3, 1 / 3, 1 / 3]);
const previous = [
  [1, 0, 0],
  [1, 0, 0],
  [0, 1, 0],
];
const mixed = [
  [0.04, 0.42, 0.54],
  [0.97, 0.02, 0.01],
  [0, 0, 1],
];
const weights = [
  [even, previous],
  [even, mixed],
];

const menus = (figure: Figure) => figure.layout.updatemenus as Menu[];
/** Each line of a list of traces as [from, to, ink]. */
function linesOf(figure: Figure, heights = figure.data.map(({ y }) => y as number[])): number[][] {
  return heights.flatMap((ys, k) => {
    const { mode, opacity } = figure.data[k]!;
    if (mode !== 'lines') return [];
    return ys.flatMap((from, i) => (i % 2 === 0 ? [[from, ys[i + 1]!, opacity as number]] : []));
  });
}
/** The menus of heads come first, row by row; then those on words. */
const headMenus = (figure: Figure) => menus(figure).slice(0, 4);

describe('attentionExplorer', () => {
  it('draws a line for each weight of 0.1 or more, its ink the weight to the nearest fifth', () => {
    const figure = attentionExplorer(weights, { tokens, layer: 2, head: 2 });
    expect(linesOf(figure)).to.have.deep.members([
      [0, 1, 0.4],
      [0, 2, 0.6],
      [1, 0, 1],
      [2, 2, 1],
    ]);
  });

  it('gives each trace an x as long as any head needs', () => {
    const figure = attentionExplorer(weights, { tokens });
    for (const menu of headMenus(figure)) {
      for (const { args } of menu.buttons) {
        for (const [k, heights] of (args[0]!.y as number[][]).entries())
          expect((figure.data[k]!.x as number[]).length).to.be.at.least(heights.length);
      }
    }
  });

  it('has a button for each head, which puts its lines, its name and its mark in place', () => {
    const notes = [
      ['even', 'previous word'],
      ['even', 'mixed'],
    ];
    const figure = attentionExplorer(weights, { tokens, notes });
    const { label, args } = headMenus(figure)[1]!.buttons[0]!;
    expect(label).to.equal('2');
    expect(linesOf(figure, args[0]!.y as number[][])).to.have.deep.members([
      [0, 0, 1],
      [1, 0, 1],
      [2, 1, 1],
    ]);
    expect(args[1]).to.include({ 'annotations[0].text': '<b>layer 1, head 2</b>: previous word' });
    const namesBeside = (figure.layout.annotations as { text: string }[]).map(({ text }) => text);
    expect(namesBeside).to.include.members(['layer 1', 'layer 2', 'head']);
  });

  it('frames the button of the chosen head', () => {
    const frameOf = (figure: Figure) => (figure.layout.shapes as Record<string, number>[])[0]!;
    const isIn = (frame: Record<string, number>, { x, y }: { x?: number; y?: number }) =>
      frame.x0! < x! && x! < frame.x1! && frame.y1! < y! && y! < frame.y0!;
    const drawn = attentionExplorer(weights, { tokens, layer: 2, head: 1 });
    const isFramed = (menu: Menu) => isIn(frameOf(drawn), menu as { x?: number; y?: number });
    expect(headMenus(drawn).map(isFramed)).to.deep.equal([false, false, true, false]);
    for (const menu of headMenus(drawn)) {
      const change = menu.buttons[0]!.args[1] as Record<string, number>;
      const frame = Object.fromEntries(
        ['x0', 'x1', 'y0', 'y1'].map((key) => [key, change[`shapes[0].${key}`]!]),
      );
      expect(
        headMenus(drawn).filter((other) => isIn(frame, other as { x?: number; y?: number })),
      ).to.deep.equal([menu]);
    }
  });

  it('tells weights in numbers at both ends of the lines, for each head its own', () => {
    const figure = attentionExplorer(weights, { tokens, layer: 2, head: 2 });
    const [from, to] = figure.data as { mode: string; hovertext: string[] }[];
    expect(from!.mode).to.equal('markers');
    expect(from!.hovertext[0]).to.equal('they looks at<br>0.54 cool<br>0.42 are<br>0.04 they');
    expect(to!.hovertext[2]).to.equal('cool is looked at by<br>1.00 cool<br>0.54 they<br>0.01 are');
    const texts = headMenus(figure)[1]!.buttons[0]!.args[0]!.hovertext as string[][];
    expect(texts[0]![2]).to.equal('cool looks at<br>1.00 are<br>0.00 they<br>0.00 cool');
  });

  it('shows the lines of one word alone when asked, and of all again', () => {
    const figure = attentionExplorer(weights, { tokens, word: 'are' });
    const shown = (visible: unknown[]) =>
      visible.flatMap((x, k) => (x && k > 1 ? [Math.floor((k - 2) / 5)] : []));
    expect(new Set(shown(figure.data.map(({ visible }) => visible)))).to.deep.equal(new Set([1]));
    const bar = (figure.layout.shapes as { y0: number; y1: number; visible: boolean }[])[1]!;
    expect(bar).to.include({ y0: 0.55, y1: 1.45, visible: true });
    const onWords = menus(figure).slice(4);
    expect(onWords.map(({ buttons }) => buttons[0]!.label)).to.deep.equal([...tokens, 'all words']);
    const visibleOf = (i: number) => onWords[i]!.buttons[0]!.args[0]!.visible as boolean[];
    expect(visibleOf(2).length).to.equal(figure.data.length);
    expect(new Set(shown(visibleOf(2)))).to.deep.equal(new Set([2]));
    expect(visibleOf(3)).to.deep.equal([true]);
    const barOf = (i: number) => onWords[i]!.buttons[0]!.args[1];
    expect(barOf(2)).to.deep.equal({ 'shapes[1].y0': 1.55, 'shapes[1].y1': 2.45, 'shapes[1].visible': true });
    expect(barOf(3)).to.deep.equal({ 'shapes[1].visible': false });
  });

  it('stays below 2 MB for 64 words in 72 heads', () => {
    const words = Array.from({ length: 64 }, (_, i) => `word${i}`);
    // four lines a word, as broad as what real heads draw
    const head = words.map((_, i) =>
      words.map((_, j) => ([1, 2, 3, 5].some((step) => (i + step) % 64 === j) ? 0.25 : 0)),
    );
    const model = Array.from({ length: 6 }, () => Array.from({ length: 12 }, () => head));
    expect(JSON.stringify(attentionExplorer(model, { tokens: words })).length).to.be.below(2_000_000);
  });

  it('refuses a head or word that does not exist, and weights of another shape', () => {
    expect(() => attentionExplorer(weights, { tokens, layer: 3 })).to.throw(
      'attentionExplorer: expected a head from layer 1, head 1 to layer 2, head 2, got layer 3, head 1',
    );
    expect(() => attentionExplorer(weights, { tokens, word: 'we' })).to.throw(
      'attentionExplorer: expected a word of they are cool, got we',
    );
    expect(() => attentionExplorer(even as never, { tokens })).to.throw(
      RangeError,
      /^attentionExplorer: expected/,
    );
    expect(() => attentionExplorer([[even, even], [even]], { tokens })).to.throw(
      'attentionExplorer: expected as many heads in each layer, got others',
    );
  });
});
