import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { INotebookTracker } from '@jupyterlab/notebook';
import { ServerConnection, type ServiceManager } from '@jupyterlab/services';

/** Why the page can't go on, while it can't. */
const reasons = {
  away: 'The server has stopped. Your text is kept in this page: start the server again with npm start, and go on here.',
  strange:
    'The server was started anew and does not know this page yet. Your text is kept: open the address that npm start printed, in another tab, then go on here.',
};
const found =
  'The server is back. Save with Ctrl-S; the kernel is a new one, so run the cells again from the top.';
const pause = 1500;
const goodNewsFor = 15_000;

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
  note.textContent = found;
  note.classList.add('ak-mod-found');
  setTimeout(() => note.remove(), goodNewsFor);
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
