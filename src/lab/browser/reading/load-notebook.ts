import { say } from './say.js';

/** The element that names the notebook page's own files. */
const element = 'notebook-files';

let isAsked = false;

/** Loads the notebook over the text; says so, and says when it can't be had. */
export function loadNotebook(): void {
  if (isAsked) return;
  isAsked = true;
  say('Getting the notebook ready …');
  const { scripts, styles } = JSON.parse(document.getElementById(element)!.textContent) as Record<
    'scripts' | 'styles',
    string[]
  >;
  for (const href of styles)
    document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href }));
  for (const src of scripts) {
    const script = Object.assign(document.createElement('script'), { src, async: false });
    script.onerror = () => fail();
    document.head.append(script);
  }
}

function fail(): void {
  say('The notebook could not be loaded. Is there a network? Load this page again to try once more.');
}
