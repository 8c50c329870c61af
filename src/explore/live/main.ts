import type { Explorable } from '../explorable.js';
import { ExplorableElement } from './explorable-element.js';

/*
 * What a page loads to make explorables live: one script, which knows no notebook and no server.
 */

const TAG = 'attention-explorable';
if (!customElements.get(TAG)) customElements.define(TAG, ExplorableElement);

/** An element that shows an explorable and can be touched. */
export function liveExplorable(explorable: Explorable): ExplorableElement {
  const element = document.createElement(TAG) as ExplorableElement;
  element.explorable = explorable;
  return element;
}

/** Puts a live explorable in the place of each still one on the page: boxes that carry theirs as JSON. */
export function upgradeAll(): void {
  for (const box of document.querySelectorAll<HTMLElement>('[data-explorable]')) {
    const packed = box.dataset.explorable ?? '';
    delete box.dataset.explorable;
    box.replaceChildren(liveExplorable(JSON.parse(packed)));
  }
}

upgradeAll();
