import { type Canvas, roomOn } from './canvas.js';
import { gap } from './fit-slides.js';
import { contentOf, placePicture } from './place-picture.js';

/** Explorables get taller while they are touched: once nobody does, they are set smaller, so that all of them is seen. */
export function keepExplorables(canvas: Canvas): void {
  for (const ended of ['pointerup', 'keyup', 'change'])
    addEventListener(ended, () => requestAnimationFrame(() => keep(roomOn(canvas).height)));
}

function keep(room: number): void {
  for (const picture of document.querySelectorAll<HTMLElement>('section.present > .slide > .picture')) {
    const { offsetWidth: width, offsetHeight: height } = contentOf(picture);
    const above = picture.parentElement!.matches(':not(.beside):has(.words)')
      ? picture.parentElement!.querySelector<HTMLElement>('.words')!.offsetHeight + gap
      : 0;
    const scale = (room - above) / height;
    if (picture.classList.contains('scrolls') || scale > picture.offsetWidth / width - 0.001) continue;
    placePicture(picture, { width, height, scale }, room - above);
  }
}
