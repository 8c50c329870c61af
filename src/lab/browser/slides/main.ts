import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import { Widget } from '@lumino/widgets';
import Reveal from 'reveal.js';
import notes from 'reveal.js/plugin/notes';
import { plotlyExtension, plotlyMimeType } from '../../page/plotly-renderer.js';
import { fitSlide } from './fit-slide.js';

/*
 * Slides of a chapter, in one file: figures and explorables are live, and nothing is loaded from anywhere.
 */

const dark = matchMedia('(prefers-color-scheme: dark)');
const follow = () => {
  document.body.dataset.jpThemeLight = String(!dark.matches);
};
follow();
dark.addEventListener('change', follow);

const deck = new Reveal({
  plugins: [notes],
  disableLayout: true,
  hash: true,
  controlsTutorial: false,
  transition: 'none',
  slideNumber: 'c/t',
  // what is touched on a slide keeps its arrows
  keyboardCondition: () => !document.activeElement?.closest('.slide'),
});

void deck.initialize().then(() => show(deck.getCurrentSlide()));
deck.on('slidechanged', (event) => show((event as unknown as { currentSlide: HTMLElement }).currentSlide));
addEventListener('resize', () => fitSlide(deck.getCurrentSlide()));

/** Figures are drawn when their slide is shown: before that it has no width. */
async function show(slide: HTMLElement): Promise<void> {
  for (const box of slide.querySelectorAll<HTMLElement>('.figure:not([data-drawn])')) await draw(box);
  fitSlide(slide);
}

async function draw(box: HTMLElement): Promise<void> {
  box.dataset.drawn = 'true';
  const figure = JSON.parse(box.querySelector('script')!.textContent);
  const renderer = plotlyExtension.rendererFactory.createRenderer({} as IRenderMime.IRendererOptions);
  Widget.attach(renderer, box);
  await renderer.renderModel({
    data: { [plotlyMimeType]: figure, 'text/plain': box.getAttribute('aria-label') ?? '' },
  } as unknown as IRenderMime.IMimeModel);
}
