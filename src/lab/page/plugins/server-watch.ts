import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import type { ISessionContext } from '@jupyterlab/apputils';
import { INotebookTracker } from '@jupyterlab/notebook';
import { ServerConnection, type ServiceManager } from '@jupyterlab/services';
import { faultNotice, kernelNotice } from '../../protocol/server-notice.js';
import { lossEvent } from './server-settings.js';

const sentences = {
  away:
    'No connection to the server. Your text is kept in this page, which goes on by itself when the connection is back. ' +
    'If the server has stopped, start it again with npm start.',
  strange:
    'The server was started anew and does not know this page yet. Your text is kept: open the address that npm start printed, ' +
    'in another tab, then go on here.',
  back: 'The connection is back, to the same server: what the cells put out meanwhile is here.',
  anew: 'The server is back. Save with Ctrl-S; the kernel is a new one, so run the cells again from the top.',
  loss: 'The connection was away for so long that the server kept no output for this page: some may be missing.',
  fault:
    'The server met a fault of its own and goes on. Save with Ctrl-S; if a cell waits for ever, restart its kernel. ' +
    'The terminal says more.',
};
const pause = 1500;
const goodNewsFor = 15_000;
const badNewsFor = 60_000;

/** Says that the server can't be reached, waits for it, and goes on: with the kernel, or a new one if that is gone. */
export const serverWatchPlugin: JupyterFrontEndPlugin<void> = {
  id: 'attention-kit:server-watch',
  autoStart: true,
  requires: [INotebookTracker],
  activate: ({ serviceManager }, tracker: INotebookTracker) => {
    let watching = false;
    let run: string | undefined;
    void stateOf(serviceManager).then((state) => {
      run = state.run;
    });
    const watch = async () => {
      if (watching) return;
      watching = true;
      try {
        const now = await stateOf(serviceManager);
        if (now.run === undefined || now.run !== run) run = await bridge(serviceManager, tracker, run);
      } finally {
        watching = false;
      }
    };
    /** What can't be bridged is tried again at the next sign of a cut. */
    const look = () => void watch().catch(() => {});
    const tellKernels = kernelNote();
    serviceManager.events.stream.connect((_, event) => {
      if (event.schema_id === faultNotice.schema_id) say(banner(), 'fault');
      if (event.schema_id === kernelNotice('').schema_id) tellKernels(String(event.text));
    });
    serviceManager.connectionFailure.connect(look);
    window.addEventListener(lossEvent, () => say(banner(), 'loss'));
    tracker.widgetAdded.connect((_, { sessionContext }) =>
      sessionContext.connectionStatusChanged.connect((_, status) => {
        if (status === 'connecting') look();
      }),
    );
  },
};

/** Waits until the server answers; says what is so meanwhile and afterwards. @returns which run of the server it is then */
async function bridge(
  services: ServiceManager.IManager,
  tracker: INotebookTracker,
  before: string | undefined,
): Promise<string> {
  const note = banner();
  let state = await stateOf(services);
  for (; state.run === undefined; state = await stateOf(services)) {
    say(note, state.isStrange ? 'strange' : 'away');
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  try {
    await Promise.all([services.sessions.refreshRunning(), services.kernels.refreshRunning()]);
    const kept = await Promise.all(
      tracker.filter(() => true).map(({ sessionContext }) => goOn(sessionContext)),
    );
    say(note, state.run === before && kept.every((each) => each) ? 'back' : 'anew');
    return state.run;
  } catch (error) {
    note.remove();
    throw error;
  }
}

/** Connects a notebook again, to its kernel or a new one. @returns whether its kernel is the one before */
async function goOn(context: ISessionContext): Promise<boolean> {
  const kernel = context.session?.kernel;
  if (context.hasNoKernel) await context.startKernel();
  else if (kernel && kernel.connectionStatus !== 'connected') await kernel.reconnect();
  return context.session?.kernel?.id === kernel?.id;
}

function say(note: HTMLElement, what: keyof typeof sentences): void {
  if (note.textContent !== sentences[what]) note.textContent = sentences[what];
  if (what === 'away' || what === 'strange') return;
  const isGood = what === 'back' || what === 'anew';
  note.classList.toggle('ak-mod-found', isGood);
  setTimeout(() => note.remove(), isGood ? goodNewsFor : badNewsFor);
}

/** Shows what the server says about this reader's kernels, as long as it says so. */
function kernelNote(): (text: string) => void {
  let note: HTMLElement | undefined;
  return (text) => {
    if (text === '') {
      note?.remove();
      note = undefined;
      return;
    }
    note ??= banner();
    note.classList.add('ak-mod-kernels');
    if (note.textContent !== text) note.textContent = text;
  };
}

/** Jupyter's own notifications are of no use: what draws them is loaded from the server when the first one comes. */
function banner(): HTMLElement {
  const node = document.createElement('div');
  node.className = 'ak-Server';
  node.setAttribute('role', 'alert');
  document.body.append(node);
  return node;
}

/** Which run of the server answers, if one does; whether it doesn't know this page. */
async function stateOf({
  serverSettings,
}: ServiceManager.IManager): Promise<{ run?: string; isStrange?: boolean }> {
  try {
    const url = new URL('api/status', serverSettings.baseUrl).href;
    const answer = await ServerConnection.makeRequest(url, {}, serverSettings);
    return answer.ok ? { run: (await answer.json()).run } : { isStrange: answer.status === 403 };
  } catch {
    return {};
  }
}
