import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { Dialog, showDialog } from '@jupyterlab/apputils';
import { INotebookTracker, type NotebookPanel } from '@jupyterlab/notebook';
import { banner } from '../banner.js';
import { type Site, writeLock } from '../site.js';

/** Lets a notebook be written in one tab at a time, and asks where: two would overwrite each other. */
export function oneTabPlugin(site: Site): JupyterFrontEndPlugin<void> {
  return {
    id: 'attention-kit:one-tab',
    autoStart: true,
    requires: [INotebookTracker],
    activate: (_, tracker: INotebookTracker) => {
      if (!navigator.locks) return; // without a secure address: then Jupyter asks at the first save
      tracker.widgetAdded.connect((_, panel) => {
        void panel.context.ready.then(() => hold(panel, writeLock(site, panel.context.path)));
      });
    },
  };
}

async function hold(panel: NotebookPanel, name: string): Promise<void> {
  if (await take(panel, name, { ifAvailable: true })) return;
  const { context } = panel;
  context.model.readOnly = true;
  const { button } = await showDialog({
    title: 'Open in two tabs',
    body: `${context.path} is open in another tab, too. Where do you want to write? The other one can still be read.`,
    buttons: [Dialog.cancelButton({ label: 'In the other tab' }), Dialog.okButton({ label: 'Here' })],
  });
  if (!button.accept) return;
  await take(panel, name, { steal: true });
  await context.revert(); // what was written in the other tab until now
  context.model.readOnly = false;
}

/** Takes the right to write, until the notebook is closed or another tab takes it. @returns whether it could be had */
function take({ context, disposed }: NotebookPanel, name: string, how: LockOptions): Promise<boolean> {
  return new Promise((resolve) => {
    const held = navigator.locks.request(name, how, (lock) => {
      resolve(lock !== null);
      return lock ? new Promise<void>((release) => disposed.connect(() => release())) : undefined;
    });
    held.catch(() => {
      context.model.readOnly = true;
      banner(
        `${context.path} is written in another tab now: what you write here is not saved. To write here again, load this page again.`,
      );
    });
  });
}
