import type { Explorable } from '../explorable.js';
import type { Kinds } from '../kind.js';
import { explorableElement } from './explorable-element.js';
import { addLetters } from './letters.js';

/** What a script of explorables offers to a page. */
export interface Live {
  /** An element that shows an explorable and can be touched. */
  readonly liveExplorable: (explorable: Explorable) => HTMLElement;
  /** Puts a live explorable in the place of each still one on the page: boxes that carry theirs as JSON. */
  readonly upgradeAll: () => void;
}

const TAG = 'attention-explorable';

/** Makes explorables of these kinds live, beginning with those on the page. */
export function live(kinds: Kinds): Live {
  if (!customElements.get(TAG)) {
    addLetters();
    customElements.define(TAG, explorableElement(kinds));
  }
  const liveExplorable = (explorable: Explorable) =>
    Object.assign(document.createElement(TAG), { explorable });
  const upgradeAll = () => {
    for (const box of document.querySelectorAll<HTMLElement>('[data-explorable]')) {
      const packed = box.dataset.explorable ?? '';
      delete box.dataset.explorable;
      box.replaceChildren(liveExplorable(JSON.parse(packed)));
    }
  };
  upgradeAll();
  return { liveExplorable, upgradeAll };
}
