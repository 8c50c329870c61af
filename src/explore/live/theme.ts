import { dark, light, type Palette } from '../draw/palette.js';

/** The palette that fits the page: dark where its letters are light. */
export function paletteOf(element: Element): Palette {
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
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  scheme.addEventListener('change', call);
  return () => {
    observer.disconnect();
    scheme.removeEventListener('change', call);
  };
}
