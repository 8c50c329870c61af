import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { INotebookTracker } from '@jupyterlab/notebook';
import { ServerConnection, type ServiceManager } from '@jupyterlab/services';
import { faultNotice } from '../../protocol/server-notice.js';

/** Why the page can't go on, while it can't. */
const reasons = {
  away: 'The server has stopped. Your text is kept in this page: start the server again with npm start, and go on here.',
  strange:
    'The server was started anew and does not know this page yet. Your text is kept: open the address that npm start printed, in another tab, then go on here.',
};
const found =
  'The server is back. Save with Ctrl-S; the kernel is a new one, so run the cells again from the top.';
const faulty =
  'The server met a fault of its own and goes on. Save with Ctrl-S; if a cell waits for ever, restart its kernel. The terminal says more.';
const pause = 1500;
const goodNewsFor = 15_000;
const badNewsFor = 60_000;

/** Says that the server is gone, waits for it, and then gives the open notebook a new kernel. */
export const serverWatchPlugin: JupyterFrontEndPlugin<void> = {
  id: 'attention-kit:server-watch',
  autoStart: true,
  requires: [INotebookTracker],
  activate: ({ serviceManager }, tracker: INotebookTracker) => {
    let watching = false;
    const watch = async () => {
      if (watching) return;
      watching = true;
      if ((await stateOf(serviceManager)) !== 'here') await bridge(serviceManager, tracker);
      watching = false;
    };
    serviceManager.events.stream.connect((_, { schema_id }) => {
      if (schema_id === faultNotice.schema_id) fade(banner(), faulty, badNewsFor);
    });
    serviceManager.connectionFailure.connect(() => void watch());
    tracker.widgetAdded.connect((_, { sessionContext }) =>
      sessionContext.connectionStatusChanged.connect((_, status) => {
        if (status === 'connecting') void watch();
      }),
    );
  },
};

async function bridge(services: ServiceManager.IManager, tracker: INotebookTracker): Promise<void> {
  const note = banner();
  for (let state = await stateOf(services); state !== 'here'; state = await stateOf(services)) {
    if (note.textContent !== reasons[state]) note.textContent = reasons[state];
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  await Promise.all([services.sessions.refreshRunning(), services.kernels.refreshRunning()]);
  const contexts = tracker.filter(() => true).map(({ sessionContext }) => sessionContext);
  await Promise.all(contexts.filter(({ hasNoKernel }) => hasNoKernel).map((each) => each.startKernel()));
  note.classList.add('ak-mod-found');
  fade(note, found, goodNewsFor);
}

function fade(note: HTMLElement, sentence: string, milliseconds: number): void {
  note.textContent = sentence;
  setTimeout(() => note.remove(), milliseconds);
}

/** Jupyter's own notifications are of no use: what draws them is loaded from the server when the first one comes. */
function banner(): HTMLElement {
  const node = document.createElement('div');
  node.className = 'ak-Server';
  node.setAttribute('role', 'alert');
  document.body.append(node);
  return node;
}

/** Whether the server answers, and knows the page. */
async function stateOf({ serverSettings }: ServiceManager.IManager): Promise<keyof typeof reasons | 'here'> {
  const url = new URL('api/status', serverSettings.baseUrl).href;
  return ServerConnection.makeRequest(url, {}, serverSettings).then(
    ({ status }) => (status === 403 ? 'strange' : 'here'),
    () => 'away',
  );
}
