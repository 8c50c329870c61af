import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { Notification } from '@jupyterlab/apputils';
import { INotebookTracker, type NotebookPanel } from '@jupyterlab/notebook';
import { banner } from '../banner.js';
import type { Database } from '../store/database.js';
import { fullAdvice } from '../store/shelf-error.js';

/** Says before anything is lost that a browser keeps nothing, or that there is little room; asks it to keep what is written. */
export function tellRoomPlugin(database: Database): JupyterFrontEndPlugin<void> {
  return {
    id: 'attention-kit:tell-room',
    autoStart: true,
    requires: [INotebookTracker],
    activate: (_, tracker: INotebookTracker) => {
      const { lasting } = database;
      if (!lasting)
        banner(
          'This browser keeps nothing for this site: what you write ends with this page. To keep it, download the notebook (File, Download) before you leave.',
        );
      tracker.widgetAdded.connect((_, panel) => {
        void panel.context.ready.then(() => (lasting ? lookOnSaves(panel, database) : holdBack(panel)));
      });
    },
  };
}

async function lookOnSaves({ context }: NotebookPanel, database: Database): Promise<void> {
  const { files, notes } = database;
  let told = await tellLittle(database);
  let asked = false;
  context.saveState.connect(async (_, state) => {
    if (state !== 'completed') return;
    if (!asked && (await files.get(context.path))) {
      asked = true;
      await navigator.storage?.persist?.().catch(() => false);
      await tellOnce(notes).catch(() => {}); // where there is no room for that note, the next line says so
    }
    if (!told) told = await tellLittle(database);
  });
}

/** What is written can't be kept: the browser asks before it leaves the page. */
function holdBack({ context }: NotebookPanel): void {
  const ask = (event: Event) => event.preventDefault();
  context.saveState.connect(() => addEventListener('beforeunload', ask));
}

/**
 * Says where what is written goes, when it is saved for the first time in this browser. Nobody can tell a private window,
 * but each begins without what this remembers, so that it is said there before anything is lost.
 */
async function tellOnce(notes: Database['notes']): Promise<void> {
  const isTold = (await notes.get('told')) === true;
  await notes.change('told', () => true);
  if (isTold) return;
  Notification.info(
    'Saved in this browser only: a private window forgets it when it is closed. To keep it, take all work along on the home page.',
    { autoClose: false },
  );
}

/** @returns whether there was something to tell */
async function tellLittle(database: Database): Promise<boolean> {
  if (await database.holdRoom().catch(() => true)) return false; // what fails otherwise is told by the next save
  banner(`The browser has hardly any room left for this site. Before it is full, ${fullAdvice}.`);
  return true;
}
