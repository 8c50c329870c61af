import { expect } from 'chai';
import { darkened } from '../../src/lab/page/dark-colours.js';
import { type PageColours, type PlotlyFigure, themedFigure } from '../../src/lab/page/plotly-theme.js';
import { attentionLines, matrixHeatmap } from '../../src/plot/index.js';
import { divergingScale, font, grid, muted, sequentialScale, wordColours } from '../../src/plot/theme.js';

const variables: Record<string, string> = {
  '--jp-layout-color0': '#111111',
  '--jp-ui-font-color1': '#eeeeee',
};
const page = (isDark: boolean): PageColours => ({ isDark, colour: (name) => variables[name] ?? '' });
const weights = [
  [0.5, 0.2, 0.3],
  [0.1, 0.8, 0.1],
];

describe('a figure on a page', () => {
  const lines = attentionLines(weights, {
    queries: ['white', 'are'],
    keys: ['cool', 'and', 'efficient'],
  }) as unknown as PlotlyFigure;

  it('stays as it is on a light page', () => {
    const { data, layout } = themedFigure(lines, page(false));
    expect(data).to.deep.equal(lines.data);
    expect(layout).to.deep.include(lines.layout);
  });

  it('has the page as its ground and no dark ink on a dark page; its words stay', () => {
    const { data, layout } = themedFigure(lines, page(true));
    expect(layout.paper_bgcolor).to.equal('#111111');
    const text = JSON.stringify([data, layout]);
    expect(text).to.include('"white"'); // the word
    for (const colour of [font.color, muted]) expect(text).not.to.include(colour);
  });

  it('can be read on a dark page: ink, muted ink and each curve stand out from it', () => {
    const colours = darkened({ color: [font.color, muted, ...wordColours] }, '#111111').color;
    for (const [i, colour] of colours.entries())
      expect(contrast(colour, '#111111'), colour).to.be.above(i < 2 ? 7 : 4.5);
    expect(contrast(darkened({ color: grid }, '#111111').color, '#111111')).to.be.within(1.2, 3);
  });

  it('keeps its colour scale, and what is written on it', () => {
    for (const scale of [sequentialScale, divergingScale])
      expect(darkened({ colorscale: scale }, '#111111', ['colorscale']).colorscale).to.deep.equal(scale);
    const heatmap = matrixHeatmap(weights, {
      rows: ['a', 'b'],
      columns: ['c', 'd', 'e'],
    }) as unknown as PlotlyFigure;
    const { data } = themedFigure(heatmap, page(true));
    const part = (traces: unknown, name: string) =>
      (traces as Record<string, unknown>[]).map((trace) => trace[name]);
    expect(part(data, 'colorscale')).to.deep.equal(part(heatmap.data, 'colorscale'));
    expect(part(data, 'textfont')).to.deep.equal(part(heatmap.data, 'textfont'));
  });
});

/** WCAG 2's contrast of two colours. */
function contrast(a: string, b: string): number {
  const [low, high] = [a, b].map(luminance).sort((p, q) => p - q) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((i) => {
    const c = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
