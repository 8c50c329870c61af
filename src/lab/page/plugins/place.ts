import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { INotebookTracker, type NotebookPanel } from '@jupyterlab/notebook';
import type { Workspace } from '@jupyterlab/services';
import { Debouncer } from '@lumino/polling';
import { headingAbove, type Place, placeId, placeIn } from '../../protocol/place.js';

/** Remembers the cell the reader is at, and returns to it when the notebook is opened again; a link may name another. */
export const placePlugin: JupyterFrontEndPlugin<void> = {
  id: 'attention-kit:place',
  autoStart: true,
  requires: [INotebookTracker],
  activate: (app, tracker: INotebookTracker) => {
    const { workspaces } = app.serviceManager;
    tracker.widgetAdded.connect(async (_, panel) => {
      await panel.context.ready;
      await panel.revealed;
      if (location.hash === '') await returnToPlace(panel, workspaces);
      else await goTo(panel, location.hash);
      const remember = new Debouncer(() => savePlace(panel, workspaces), 700);
      panel.content.activeCellChanged.connect(() => void remember.invoke());
      panel.disposed.connect(() => remember.dispose());
    });
  },
};

async function returnToPlace(panel: NotebookPanel, workspaces: Workspace.IManager): Promise<void> {
  const place = placeIn(await workspaces.fetch(placeId(panel.context.path)).catch(() => undefined));
  if (!place) return;
  const { cell } = place;
  const begun = panel.content.activeCellIndex > 0 || panel.content.mode === 'edit';
  if (begun || cell <= 0 || cell >= panel.content.widgets.length) return;
  panel.content.activeCellIndex = cell;
  await panel.content.scrollToItem(cell, 'center');
  const stayed = panel.content.activeCellIndex === cell && panel.content.mode === 'command';
  if (stayed && document.activeElement === document.body) panel.content.activate(); // the keyboard goes there, too
}

// Where the link has led once, it doesn't lead again: after a reload the reader's own place counts.
async function goTo({ content }: NotebookPanel, hash: string): Promise<void> {
  history.replaceState(history.state, '', location.pathname + location.search);
  const id = /^#cell-id=(.+)$/.exec(hash)?.[1];
  const cell = content.widgets.findIndex(({ model }) => model.id === id);
  if (cell < 0) return content.setFragment(hash);
  content.activeCellIndex = cell;
  hold(content, cell);
}

/** How long plots above a cell may take to be drawn, in milliseconds. */
const settling = 15_000;

// Cells come one by one, and what is drawn above a cell pushes it away: it is held in its place until the reader does something.
function hold({ widgets, viewportNode }: NotebookPanel['content'], cell: number): void {
  const { node } = widgets[cell]!;
  const grown = new ResizeObserver(() => node.scrollIntoView());
  grown.observe(viewportNode);
  const release = () => grown.disconnect();
  setTimeout(release, settling);
  for (const act of ['wheel', 'pointerdown', 'touchstart', 'keydown'])
    window.addEventListener(act, release, { capture: true, once: true, passive: true });
}

async function savePlace(panel: NotebookPanel, workspaces: Workspace.IManager): Promise<void> {
  const { cells } = panel.content.model?.sharedModel ?? { cells: [] };
  const cell = panel.content.activeCellIndex;
  const sources = cells.map((each) => ({ type: each.cell_type as string, source: each.source }));
  const place: Place = {
    path: panel.context.path,
    cell,
    cells: cells.length,
    heading: headingAbove(sources, cell),
    time: new Date().toISOString(),
  };
  const id = placeId(place.path);
  await workspaces.save(id, { metadata: { id }, data: { place: { ...place } } });
}
