import type { Site } from '../site.js';

/** Makes what is to touch live, when the page has a moment or at the first touch. */
export function showExplorables({ base, version }: Site): void {
  const boxes = document.querySelectorAll('[data-explorable]');
  if (boxes.length === 0) return;
  const script: { upgradeAll(): void } | undefined = Reflect.get(window, 'AttentionKitExplore');
  if (script) {
    script.upgradeAll();
    return;
  }
  let isAsked = false;
  const load = () => {
    if (isAsked) return;
    isAsked = true;
    const script = document.createElement('script');
    script.src = new URL(`static/explore.min.js?v=${version}`, base).href;
    document.head.append(script);
  };
  for (const box of boxes)
    for (const touch of ['pointerenter', 'pointerdown']) box.addEventListener(touch, load, { once: true });
  if ('requestIdleCallback' in window) requestIdleCallback(load, { timeout: 3000 });
  else setTimeout(load, 1000);
}
