import { dark, light, type Palette } from '../draw/palette.js';

const PRINT = 'print';

/** The palette that fits the page: dark where its letters are light, but never on paper. */
export function paletteOf(element: Element): Palette {
  if (matchMedia(PRINT).matches) return light;
  const [red = 0, green = 0, blue = 0] = (getComputedStyle(element).color.match(/[\d.]+/g) ?? []).map(Number);
  return red + green + blue > 384 ? dark : light;
}

/** Calls whenever the page may have changed its colours, until what it answers is called. */
export function whenThemeChanges(call: () => void): () => void {
  const observer = new MutationObserver(call);
  const wanted = {
    attributes: true,
    attributeFilter: ['class', 'data-jp-theme-light', 'data-jp-theme-name'],
  };
  observer.observe(document.body, wanted);
  observer.observe(document.documentElement, wanted);
  const media = ['(prefers-color-scheme: dark)', PRINT].map((query) => matchMedia(query));
  for (const medium of media) medium.addEventListener('change', call);
  return () => {
    observer.disconnect();
    for (const medium of media) medium.removeEventListener('change', call);
  };
}
