import Reveal, { type RevealConfig } from 'reveal.js';
import notes from 'reveal.js/plugin/notes';
import { type Canvas, canvasFor } from './canvas.js';
import { drawFigures } from './draw-figures.js';
import { fitSlides } from './fit-slides.js';
import { keepExplorables } from './keep-explorables.js';
import { measureExplorables } from './measure-explorables.js';
import { followTheme, turnTheme } from './theme.js';

/*
 * Slides of a chapter, in one file: figures and explorables are live, and nothing is loaded from anywhere.
 */

type Deck = InstanceType<typeof Reveal>;

void start();

async function start(): Promise<void> {
  followTheme();
  const canvas = canvasFor(innerWidth, innerHeight, location.search);
  document.documentElement.dataset.canvas = canvas.width > canvas.height ? 'wide' : 'narrow';
  await Promise.all(['', 'bold '].map((weight) => document.fonts.load(`${weight}16px Inter`)));
  await layOut(canvas);
  findPart();
  const deck = new Reveal(options(canvas));
  deck.addKeyBinding({ keyCode: 68, key: 'D', description: 'Dark or light' }, turnTheme);
  addEventListener('keydown', (event) => turnByRemote(deck, event), { capture: true });
  deck.on('slidechanged', () => void show(deck));
  await deck.initialize();
  keepExplorables(canvas);
  await show(deck);
  const portrait = matchMedia('(width < 700px) and (orientation: portrait)');
  portrait.addEventListener('change', () => {
    const suits = canvasFor(innerWidth, innerHeight, location.search) === canvas;
    if (!suits) location.reload();
  });
  document.body.dataset.slidesReady = 'true';
}

/** Slides find their sizes on a stage where all of them are at once, and go to the deck from there. */
async function layOut(canvas: Canvas): Promise<void> {
  const stage = document.querySelector<HTMLElement>('.stage')!;
  for (const picture of stage.querySelectorAll('.picture')) picture.setAttribute('data-prevent-swipe', '');
  stage.style.width = `${canvas.width}px`;
  await measureExplorables(stage, canvas);
  fitSlides(stage.querySelectorAll<HTMLElement>('section > section'), canvas);
  document.querySelector('.slides')!.append(...stage.children);
  stage.remove();
}

/** Another canvas cuts slides into other parts: the address of one that isn't here leads to the slide's first. */
function findPart(): void {
  const wanted = decodeURIComponent(location.hash).replace(/^#\//, '');
  if (wanted.startsWith('slide-') && !document.getElementById(wanted))
    location.hash = `#/${wanted.replace(/\.\d+$/, '')}`;
}

function options({ width, height }: Canvas): RevealConfig {
  return {
    plugins: [notes],
    width,
    height,
    margin: 0,
    minScale: 0.1,
    maxScale: 4,
    center: false,
    hash: true,
    controls: width < height,
    controlsTutorial: false,
    navigationMode: 'linear',
    transition: 'none',
    backgroundTransition: 'none',
    slideNumber: 'c/t',
    scrollActivationWidth: 0,
    keyboardCondition: isForDeck as RevealConfig['keyboardCondition'],
  };
}

/** The slide that is seen is drawn first, and the next one before it is needed. */
async function show(deck: Deck): Promise<void> {
  const all = deck.getSlides();
  const at = all.indexOf(deck.getCurrentSlide());
  for (const slide of all.slice(at, at + 2)) await drawFigures(slide);
}

/** What is touched on a slide has its keys; Escape gives them back. */
function isForDeck({ key }: KeyboardEvent): boolean {
  const touched = touchedElement();
  if (touched && key === 'Escape') touched.blur();
  return touched === undefined;
}

/** A presenter's remote sends these keys, and turns the slides whatever is touched. */
function turnByRemote(deck: Deck, event: KeyboardEvent): void {
  const turns: Record<string, () => void> = { PageDown: () => deck.next(), PageUp: () => deck.prev() };
  const touched = touchedElement();
  if (!touched || !turns[event.key]) return;
  event.stopPropagation();
  event.preventDefault();
  touched.blur();
  turns[event.key]!();
}

function touchedElement(): HTMLElement | undefined {
  const active = document.activeElement as HTMLElement | null;
  return active?.closest('.picture, .scrolls') ? active : undefined;
}
