import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { INotebookTracker, type NotebookPanel } from '@jupyterlab/notebook';
import { megabytes } from '../../protocol/running.js';
import { banner } from '../banner.js';
import type { Database } from '../store/database.js';
import { fullAdvice } from '../store/shelf-error.js';

/** Bytes that a long chapter with its outputs may take, several times. */
const little = 10e6;

/** Says before anything is lost that a browser keeps nothing, or that there is little room; asks it to keep what is written. */
export function tellRoomPlugin({ lasting }: Database): JupyterFrontEndPlugin<void> {
  return {
    id: 'attention-kit:tell-room',
    autoStart: true,
    requires: [INotebookTracker],
    activate: (_, tracker: INotebookTracker) => {
      if (!lasting)
        banner(
          'This browser keeps nothing for this site, as in a private window: what you write ends with this window. To keep it, download the notebook (File, Download).',
        );
      tracker.widgetAdded.connect((_, panel) => {
        void panel.context.ready.then(() => lookOnSaves(panel));
      });
    },
  };
}

async function lookOnSaves({ context }: NotebookPanel): Promise<void> {
  let told = await tellLittle();
  let asked = false;
  context.saveState.connect(async (_, state) => {
    if (state !== 'completed') return;
    if (!asked) {
      asked = true;
      await navigator.storage?.persist?.().catch(() => false);
    }
    if (!told) told = await tellLittle();
  });
}

/** @returns whether there was something to tell */
async function tellLittle(): Promise<boolean> {
  const { quota = Infinity, usage = 0 } = (await estimate()) ?? {};
  const free = quota - usage;
  if (free > little) return false;
  banner(
    `The browser has room for ${megabytes(Math.max(free, 0))} more of this site. Before it is full, ${fullAdvice}.`,
  );
  return true;
}

async function estimate(): Promise<StorageEstimate | undefined> {
  return navigator.storage?.estimate?.().catch(() => undefined);
}
