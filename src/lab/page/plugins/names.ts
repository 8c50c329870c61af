import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { INotebookTracker } from '@jupyterlab/notebook';
import { nameParts, reachScrollers } from '../view/names.js';

/** Makes of the page what screen readers and keyboards need: names, roles, a skip link that leads somewhere. */
export const namesPlugin: JupyterFrontEndPlugin<void> = {
  id: 'attention-kit:names',
  autoStart: true,
  requires: [INotebookTracker],
  activate: (_, tracker: INotebookTracker) => {
    let isAsked = false;
    const look = () => {
      if (isAsked) return;
      isAsked = true;
      requestAnimationFrame(() => {
        isAsked = false;
        nameParts(document);
        reachScrollers(document);
        mendSkipLink(tracker);
      });
    };
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
    window.addEventListener('resize', look);
    look();
  },
};

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
