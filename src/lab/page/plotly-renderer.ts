import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import { Widget } from '@lumino/widgets';
import type { Config, Layout } from 'plotly.js-dist';
import type { FigureMenu } from './figure/buttons.js';
import { FigureControls } from './figure/controls.js';
import type { Update } from './figure/move.js';
import { PinnedTitle } from './figure/pinned-title.js';
import { figureScale, smallestText } from './figure/scale.js';
import type { FigureSlider } from './figure/sliders.js';
import type { Told } from './figure/told.js';
import { loadPlotly } from './load-plotly.js';
import { type PlotlyFigure, pageColours, themedFigure } from './plotly-theme.js';
import { reachIfScrolls } from './view/names.js';

export const plotlyMimeType = 'application/vnd.plotly.v1+json';

/** No logo, no button that sends data elsewhere: a plot can be kept as a picture and set back. */
const offline: Partial<Config> = {
  displaylogo: false,
  responsive: false,
  modeBarButtons: [['toImage', 'resetScale2d']],
};

/** What the style sheet calls `--ak-column`: a figure that can't be read in it reaches into the margins. */
const column = 704;

/** What a sheet of A4 or Letter has room for, in CSS pixels. */
const sheet = 660;

/** What Plotly's types leave out. */
interface PlotlyHover {
  hover(plot: HTMLElement, points: { curveNumber: number; pointNumber: number }[]): void;
  unhover(plot: HTMLElement): void;
}

/** A live plot in an output: it follows theme and width, obeys keys, and says in words what it shows. */
class PlotlyRenderer extends Widget implements IRenderMime.IRenderer {
  private figure: PlotlyFigure | undefined;
  private words = '';
  private controls: FigureControls | undefined;
  private readonly box = document.createElement('div');
  private readonly plot = document.createElement('div');
  private readonly pinned = new PinnedTitle(this.plot);
  private readonly theme = new MutationObserver(() => void this.draw());
  private readonly size = new ResizeObserver(() => void this.fitWidth());
  /** How much smaller the figure is drawn while it scrolls in itself. */
  private scrollsAt: number | undefined;
  private onPaper = false;
  private isHeard = false;

  constructor() {
    super();
    this.addClass('ak-Plot');
    this.box.className = 'ak-Figure';
    this.box.append(this.plot);
    this.node.append(this.pinned.node, this.box);
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
    this.words = textAlternative(this.figure, model);
    await this.draw();
  }

  override dispose(): void {
    this.theme.disconnect();
    this.size.disconnect();
    window.removeEventListener('beforeprint', this);
    window.removeEventListener('afterprint', this);
    this.controls?.dispose();
    if (this.node.dataset.drawn === 'true') void loadPlotly().then(({ purge }) => purge(this.plot));
    super.dispose();
  }

  private async draw(): Promise<void> {
    if (!this.figure) return;
    const { react } = await loadPlotly();
    if (this.isDisposed) return;
    const { data, layout } = themedFigure(this.figure, pageColours(this.onPaper));
    const config = { ...offline, ...structuredClone(this.figure.config) };
    await react(this.plot, data, isCalm() ? calm(layout) : layout, config);
    this.node.dataset.drawn = 'true';
    this.describe();
    this.addControls(this.figure.layout ?? {});
    await this.fitWidth();
  }

  /** The drawing is one picture with its words; letters and shapes in it are not read one by one. */
  private describe(): void {
    for (const [k, svg] of this.plot.querySelectorAll('svg.main-svg').entries()) {
      if (k > 0) svg.setAttribute('aria-hidden', 'true');
      else {
        svg.setAttribute('role', 'img');
        svg.setAttribute('aria-label', this.words);
      }
    }
  }

  private addControls({ sliders = [], updatemenus = [] }: Partial<Layout>): void {
    this.controls?.dispose();
    this.controls = undefined;
    if (sliders.length + updatemenus.length === 0) return;
    this.controls = new FigureControls({
      plot: this.plot,
      sliders: sliders as FigureSlider[],
      menus: updatemenus as FigureMenu[],
      change: (update) => this.change(update),
      tell: (told) => void this.tell(told),
    });
    this.box.append(this.controls.node);
    if (this.isHeard) return;
    this.isHeard = true;
    const { on } = this.plot as unknown as { on: (event: string, call: () => void) => void };
    on.call(this.plot, 'plotly_sliderchange', () => void this.fitWidth());
    on.call(this.plot, 'plotly_afterplot', () => {
      this.placeTitle();
      this.controls?.retell();
    });
  }

  private async change({ traces, layout, indices }: Update): Promise<void> {
    const { update } = await loadPlotly();
    await update(this.plot, traces as never, layout as never, indices as never);
  }

  private async tell(told: Told | undefined): Promise<void> {
    const { Fx } = (await loadPlotly()) as unknown as { Fx: PlotlyHover };
    if (told) Fx.hover(this.plot, [{ curveNumber: told.curve, pointNumber: told.point }]);
    else Fx.unhover(this.plot);
  }

  private async fitWidth(): Promise<void> {
    const width = this.figure?.layout?.width;
    const smallest = smallestText(this.figure);
    const isWide = width !== undefined && width * figureScale(width, column, smallest) > column;
    this.node.classList.toggle('ak-mod-wide', isWide);
    this.node.style.setProperty('--ak-figure', `${width}px`); // the style sheet says how much of it is given
    const room = this.onPaper ? sheet : this.node.clientWidth;
    if (this.node.dataset.drawn !== 'true' || !this.node.isConnected || room === 0) return;
    const { style } = this.box;
    let scale = 1;
    if (width === undefined) {
      const { Plots } = await loadPlotly();
      await Plots.resize(this.plot);
    } else {
      scale = this.onPaper ? Math.min(1, room / width) : figureScale(width, room, smallest);
      style.transform = scale < 1 ? `scale(${scale})` : '';
      style.width = `${width}px`;
      style.marginBottom = `${(scale - 1) * this.box.offsetHeight}px`;
      style.marginRight = `${(scale - 1) * width}px`;
    }
    this.scrollsAt = width !== undefined && width * scale > room + 1 ? scale : undefined;
    this.placeTitle();
    reachIfScrolls(this.node);
    this.controls?.place();
  }

  private placeTitle(): void {
    this.box.style.marginTop = `${-this.pinned.place(this.scrollsAt)}px`;
  }
}

function isCalm(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** Nothing in it glides. */
function calm(layout: Partial<Layout>): Partial<Layout> {
  const still = { duration: 0, easing: 'linear' } as const;
  const sliders = layout.sliders?.map((slider) => ({ ...slider, transition: still }));
  return { ...layout, ...(sliders && { sliders }) };
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
