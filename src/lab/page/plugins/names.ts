import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { INotebookTracker } from '@jupyterlab/notebook';
import { Debouncer } from '@lumino/polling';
import { tellFingersIn } from '../view/finger-words.js';
import { keepCellsWhole, nameParts, reachScrollers } from '../view/names.js';

/** Milliseconds without a change, after which it is measured what scrolls. */
const calm = 300;

/** Makes of the page what screen readers and keyboards need: names, roles, a skip link that leads somewhere. */
export const namesPlugin: JupyterFrontEndPlugin<void> = {
  id: 'attention-kit:names',
  autoStart: true,
  requires: [INotebookTracker],
  activate: (_, tracker: INotebookTracker) => {
    let isAsked = false;
    const scrollers = new Debouncer(() => reachScrollers(document), calm);
    const look = () => {
      void scrollers.invoke();
      if (isAsked) return;
      isAsked = true;
      requestAnimationFrame(() => {
        isAsked = false;
        nameParts(document);
        keepCellsWhole(document);
        tellFingersIn(document);
        mendSkipLink(tracker);
      });
    };
    new MutationObserver((changes) => {
      if (!changes.every(isTyped)) look();
    }).observe(document.body, { childList: true, subtree: true });
    window.addEventListener('resize', look);
    look();
  },
};

/** What happens in an editor at each key adds nothing that lacks a name. */
function isTyped({ target }: MutationRecord): boolean {
  return target instanceof Element && target.closest('.cm-editor') !== null;
}

/** Jupyter's own leads to a place that isn't there, before everything else in the order of the Tab key. */
function mendSkipLink(tracker: INotebookTracker): void {
  const link = document.querySelector<HTMLAnchorElement>('.skip-link:not([href="#main-panel"])');
  if (!link) return;
  const own = link.cloneNode(true) as HTMLAnchorElement; // without its listener
  own.href = '#main-panel';
  own.tabIndex = 0;
  own.textContent = 'Skip to the notebook';
  own.addEventListener('click', (event) => {
    event.preventDefault();
    tracker.currentWidget?.content.activate();
  });
  link.replaceWith(own);
}
