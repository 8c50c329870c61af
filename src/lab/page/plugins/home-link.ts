import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { PageConfig } from '@jupyterlab/coreutils';
import { Widget } from '@lumino/widgets';

/** The way back to the chapters, where Jupyter has its logo. */
export const homeLinkPlugin: JupyterFrontEndPlugin<void> = {
  id: 'attention-kit:home-link',
  autoStart: true,
  activate: (app) => {
    const link = document.createElement('a');
    link.href = PageConfig.getBaseUrl();
    link.textContent = 'Attention Kit';
    link.title = 'All chapters';
    const widget = new Widget({ node: link });
    widget.id = 'ak-home-link';
    app.shell.add(widget, 'top', { rank: 0 });
  },
};
