import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import { Widget } from '@lumino/widgets';
import type * as PlotlyModule from 'plotly.js-dist';
import type { Config } from 'plotly.js-dist';
import { type PlotlyFigure, pageColours, themedFigure } from './plotly-theme.js';

export const plotlyMimeType = 'application/vnd.plotly.v1+json';

/** No logo, no button that sends data elsewhere: a plot can be kept as a picture and set back. */
const offline: Partial<Config> = {
  displaylogo: false,
  responsive: false,
  modeBarButtons: [['toImage', 'resetScale2d']],
};

type Plotly = typeof PlotlyModule.default;
let plotly: Promise<Plotly> | undefined;

declare const __webpack_public_path__: string;
declare const __webpack_hash__: string;

/** Plotly comes with the page, as a file of its own, and is loaded only when the first plot is. */
function loadPlotly(): Promise<Plotly> {
  plotly ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = `${__webpack_public_path__}plotly.min.js?v=${__webpack_hash__}`;
    script.onload = () => resolve((window as unknown as { Plotly: Plotly }).Plotly);
    script.onerror = () => reject(new Error(`loadPlotly: expected Plotly at ${script.src}, got no answer`));
    document.head.append(script);
  });
  plotly.catch(() => {
    plotly = undefined; // the next plot tries again
  });
  return plotly;
}

/** A figure of its own width is made smaller where the page is narrower, but never so small; then it can be scrolled. */
const smallest = 0.45;

/** What a sheet of A4 or Letter has room for, in CSS pixels. */
const sheet = 660;

/** A live plot in an output: it follows theme and width, and says in words what it shows. */
class PlotlyRenderer extends Widget implements IRenderMime.IRenderer {
  private figure: PlotlyFigure | undefined;
  private readonly plot = document.createElement('div');
  private readonly theme = new MutationObserver(() => void this.draw());
  private readonly size = new ResizeObserver(() => void this.fitWidth());
  private onPaper = false;

  constructor() {
    super();
    this.addClass('ak-Plot');
    this.node.append(this.plot);
    this.theme.observe(document.body, { attributes: true, attributeFilter: ['data-jp-theme-light'] });
    this.size.observe(this.node);
    window.addEventListener('beforeprint', this);
    window.addEventListener('afterprint', this);
  }

  /** The browser prints as soon as this returns and what is resolved already has gone on. */
  handleEvent({ type }: Event): void {
    this.onPaper = type === 'beforeprint';
    void this.draw();
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
    window.removeEventListener('beforeprint', this);
    window.removeEventListener('afterprint', this);
    void plotly?.then((module) => module.purge(this.plot));
    super.dispose();
  }

  private async draw(): Promise<void> {
    if (!this.figure) return;
    const { react } = await loadPlotly();
    if (this.isDisposed) return;
    const { data, layout } = themedFigure(this.figure, pageColours(this.onPaper));
    await react(this.plot, data, layout, { ...offline, ...structuredClone(this.figure.config) });
    this.node.dataset.drawn = 'true';
    await this.fitWidth();
  }

  private async fitWidth(): Promise<void> {
    const room = this.onPaper ? sheet : this.node.clientWidth;
    if (this.node.dataset.drawn !== 'true' || !this.node.isConnected || room === 0) return;
    const width = this.figure?.layout?.width;
    if (width === undefined) {
      const { Plots } = await loadPlotly();
      await Plots.resize(this.plot);
      return;
    }
    const scale = Math.min(1, Math.max(smallest, room / width));
    const { style } = this.plot;
    style.transform = scale < 1 ? `scale(${scale})` : '';
    style.width = `${width}px`;
    style.marginBottom = `${(scale - 1) * this.plot.offsetHeight}px`;
    style.marginRight = `${(scale - 1) * width}px`;
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
