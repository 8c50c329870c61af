import type { Config, Data, Layout } from 'plotly.js-dist-min';

/** A figure as notebooks store it. */
export interface PlotlyFigure {
  readonly data: Data[];
  readonly layout?: Partial<Layout> & { readonly meta?: { readonly description?: string } };
  readonly config?: Partial<Config>;
}

/** The figure's layout over a template in the page's colours: what the figure says itself stays. */
export function themedLayout(figure: PlotlyFigure, node: HTMLElement): Partial<Layout> {
  const layout = structuredClone(figure.layout ?? {}) as Partial<Layout>;
  const own = layout.template?.layout ?? {};
  const colour = (name: string) => getComputedStyle(node).getPropertyValue(name).trim();
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
  return { ...layout, template: { ...layout.template, layout: { ...page, ...own } } };
}
