import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import { Widget } from '@lumino/widgets';
import { plotlyExtension, plotlyMimeType } from '../../page/plotly-renderer.js';
import { figureIn } from './place-picture.js';

/** Draws a slide's figures, each once: they need a slide that is shown or next to it, for others have no width. */
export async function drawFigures(slide: Element | null): Promise<void> {
  for (const box of slide?.querySelectorAll<HTMLElement>('.figure:not([data-begun])') ?? []) {
    box.dataset.begun = 'true';
    const figure = figureIn(box);
    const renderer = plotlyExtension.rendererFactory.createRenderer({} as IRenderMime.IRendererOptions);
    Widget.attach(renderer, box);
    await renderer.renderModel({
      data: { [plotlyMimeType]: figure, 'text/plain': box.dataset.words ?? '' },
    } as unknown as IRenderMime.IMimeModel);
  }
}
