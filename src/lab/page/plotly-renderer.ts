import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import { Widget } from '@lumino/widgets';
import type * as PlotlyModule from 'plotly.js-dist-min';
import type { Config } from 'plotly.js-dist-min';
import { type PlotlyFigure, themedLayout } from './plotly-theme.js';

export const plotlyMimeType = 'application/vnd.plotly.v1+json';

/** No logo, no button that sends data elsewhere: a plot can be kept as a picture and set back. */
const offline: Partial<Config> = {
  displaylogo: false,
  responsive: false,
  modeBarButtons: [['toImage', 'resetScale2d']],
};

type Plotly = typeof PlotlyModule.default;
let plotly: Promise<Plotly> | undefined;

/** Plotly comes with the page, but is loaded only when the first plot is. */
function loadPlotly(): Promise<Plotly> {
  plotly ??= import('plotly.js-dist-min').then((module) => module.default);
  return plotly;
}

/** A live plot in an output: it follows theme and width, and says in words what it shows. */
class PlotlyRenderer extends Widget implements IRenderMime.IRenderer {
  private figure: PlotlyFigure | undefined;
  private readonly theme = new MutationObserver(() => void this.draw());
  private readonly size = new ResizeObserver(() => void this.fitWidth());

  constructor() {
    super();
    this.addClass('ak-Plot');
    this.theme.observe(document.body, { attributes: true, attributeFilter: ['data-jp-theme-light'] });
    this.size.observe(this.node);
  }

  async renderModel(model: IRenderMime.IMimeModel): Promise<void> {
    this.figure = model.data[plotlyMimeType] as unknown as PlotlyFigure;
    this.node.setAttribute('role', 'img');
    this.node.setAttribute('aria-label', textAlternative(this.figure, model));
    await this.draw();
  }

  override dispose(): void {
    this.theme.disconnect();
    this.size.disconnect();
    void plotly?.then((module) => module.purge(this.node));
    super.dispose();
  }

  private async draw(): Promise<void> {
    if (!this.figure) return;
    const { react } = await loadPlotly();
    if (this.isDisposed) return;
    const { data, config } = structuredClone(this.figure);
    const layout = themedLayout(this.figure, this.node);
    await react(this.node, data, layout, { ...offline, ...config });
    this.node.dataset.drawn = 'true';
  }

  private async fitWidth(): Promise<void> {
    if (this.node.dataset.drawn !== 'true' || !this.node.isConnected || this.node.clientWidth === 0) return;
    const { Plots } = await loadPlotly();
    if (this.figure?.layout?.width === undefined) await Plots.resize(this.node);
  }
}

function textAlternative(figure: PlotlyFigure, model: IRenderMime.IMimeModel): string {
  const words = figure.layout?.meta?.description ?? model.data['text/plain'];
  return typeof words === 'string' && words !== '' ? words : 'A plot without a description';
}

/** The extension that shows Plotly's MIME type with the Plotly that comes with the page. */
export const plotlyExtension: IRenderMime.IExtension = {
  id: 'attention-kit:plotly',
  rendererFactory: {
    safe: true,
    mimeTypes: [plotlyMimeType],
    createRenderer: () => new PlotlyRenderer(),
  },
  // before text/html and the pictures of the same output
  rank: 0,
  dataType: 'json',
};
