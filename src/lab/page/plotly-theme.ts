import type { Config, Data, Layout } from 'plotly.js-dist';
import { darkened } from './dark-colours.js';

/** A figure as notebooks store it. */
export interface PlotlyFigure {
  readonly data: Data[];
  readonly layout?: Partial<Layout> & { readonly meta?: { readonly description?: string } };
  readonly config?: Partial<Config>;
}

/** What a page looks like, as far as figures follow it. */
export interface PageColours {
  readonly isDark: boolean;
  /** The value of one of Jupyter's CSS variables. */
  readonly colour: (name: string) => string;
}

/** The page's colours now; paper is light. A figure is drawn before it stands in the page, so that the body is asked. */
export function pageColours(onPaper = false): PageColours {
  const style = getComputedStyle(document.body);
  return {
    isDark: !onPaper && document.body.dataset.jpThemeLight === 'false',
    colour: (name) => style.getPropertyValue(name).trim(),
  };
}

/**
 * The figure in the page's colours: what it says itself stays, but the kit's own colours give way to their kin on a dark
 * page.
 */
export function themedFigure(
  figure: PlotlyFigure,
  { isDark, colour }: PageColours,
): { data: Data[]; layout: Partial<Layout> } {
  const copy = structuredClone({ data: figure.data, layout: figure.layout ?? {} });
  const { data, layout } = isDark ? onDarkPage(copy, colour('--jp-layout-color0')) : copy;
  const axis = {
    gridcolor: colour('--jp-border-color2'),
    linecolor: colour('--jp-border-color1'),
    zerolinecolor: colour('--jp-border-color1'),
  };
  const page = {
    paper_bgcolor: 'rgba(0,0,0,0)',
    plot_bgcolor: 'rgba(0,0,0,0)',
    font: { color: colour('--jp-ui-font-color1'), family: colour('--jp-ui-font-family') },
    xaxis: axis,
    yaxis: axis,
  };
  const template = { ...layout.template, layout: { ...page, ...layout.template?.layout } };
  return { data, layout: { ...layout, template } };
}

function onDarkPage(
  { data, layout }: { data: Data[]; layout: Partial<Layout> },
  ground: string,
): { data: Data[]; layout: Partial<Layout> } {
  const isOnScale = data.some(({ type }) => type === 'heatmap');
  const keep = ['colorscale', ...(isOnScale ? ['textfont'] : [])];
  return { data: darkened(data, ground, keep), layout: darkened(layout, ground, keep) };
}
