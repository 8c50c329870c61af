// Makes the picture live: when the page has a moment, or at the first touch.
const { src } = document.currentScript;
let script;
const load = () => {
  if (script) return;
  script = document.createElement('script');
  script.src = new URL('machine.min.js', src);
  document.head.append(script);
};
const picture = document.querySelector('[data-explorable]');
for (const touch of ['pointerenter', 'pointerdown']) picture.addEventListener(touch, load, { once: true });
if ('requestIdleCallback' in window) requestIdleCallback(load, { timeout: 3000 });
else setTimeout(load, 1000);
