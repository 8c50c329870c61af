import { Dialog, showDialog } from '@jupyterlab/apputils';
import { PathExt, URLExt } from '@jupyterlab/coreutils';
import { INotebookTracker, type NotebookPanel } from '@jupyterlab/notebook';
import {
  type Contents,
  Drive,
  IDefaultDrive,
  IServerSettings,
  type ServerConnection,
} from '@jupyterlab/services';
import type { AnyPlugin } from '../start-app.js';

/** Jupyter's own plugin for the same. */
export const replacedDrive = '@jupyterlab/services-extension:default-drive';

/** Where a notebook should have been saved, and where it was, as somebody else had changed it meanwhile. */
type Kept = Readonly<Record<'path' | 'copy', string>>;

/** Tells the server what each save is based on, so that nobody's text is written over. */
class CarefulDrive extends Drive {
  /** What the page knows of each notebook's file. */
  private readonly known = new Map<string, string>();
  /** Is called when a text was kept beside another one. */
  onKept: (kept: Kept) => void = () => {};

  override async get(path: string, options?: Contents.IFetchOptions): Promise<Contents.IModel> {
    const model = await super.get(path, options);
    if (options?.content !== false) this.learn(path, model);
    // Before a save Jupyter compares and offers to throw away one of two texts; here the server keeps both.
    else if (options.hash && this.known.has(path)) return { ...model, hash: this.known.get(path)! };
    return model;
  }

  override async save(path: string, options: Partial<Contents.IModel> = {}): Promise<Contents.IModel> {
    const known = options.type === 'notebook' ? this.known.get(path) : undefined;
    const based = known === undefined ? options : { ...options, based_on: known };
    const model = await super.save(path, based);
    if (model.path === path) {
      this.learn(path, model);
      return model;
    }
    this.onKept({ path, copy: model.path });
    // By this name Jupyter leaves it to us to tell.
    throw Object.assign(new Error(`Saved as ${model.path}`), { name: 'ModalCancelError' });
  }

  override async rename(path: string, to: string): Promise<Contents.IModel> {
    const model = await super.rename(path, to);
    const known = this.known.get(path);
    if (known !== undefined) this.known.set(model.path, known);
    this.known.delete(path);
    return model;
  }

  private learn(path: string, { type, hash }: Contents.IModel): void {
    if (type === 'notebook' && hash) this.known.set(path, hash);
  }
}

/**
 * Keeps both texts of a notebook that two have written, and leads to one's own.
 *
 * Who opens a notebook that somebody else has open is told so before, by the server.
 */
export function ownCopyPlugins(): AnyPlugin[] {
  let drive: CarefulDrive | undefined;
  return [
    {
      id: 'attention-kit:careful-drive',
      autoStart: true,
      provides: IDefaultDrive,
      requires: [IServerSettings],
      activate: (_, serverSettings: ServerConnection.ISettings) => {
        drive = new CarefulDrive({ serverSettings });
        return drive;
      },
    },
    {
      id: 'attention-kit:own-copy',
      autoStart: true,
      requires: [INotebookTracker],
      activate: (_, tracker: INotebookTracker) => {
        let told = Promise.resolve();
        if (!drive) return;
        drive.onKept = (kept) => {
          const panel = tracker.find(({ context }) => context.path === kept.path);
          told = told.then(() => tell(kept, panel));
        };
      },
    },
  ];
}

async function tell({ path, copy }: Kept, panel: NotebookPanel | undefined): Promise<void> {
  await showDialog({
    title: 'Changed elsewhere',
    body: `${path} was changed meanwhile: in another tab, by somebody else or by another program. Nothing is lost: what you wrote is saved in ${copy}, and the other text stays in ${path}.`,
    buttons: [Dialog.okButton({ label: 'Go on in my copy' })],
  });
  if (panel) panel.context.model.dirty = false; // all of it is in the copy
  location.assign(new URL(URLExt.encodeParts(PathExt.basename(copy)), location.href));
}
