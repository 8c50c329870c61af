import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { Dialog, showDialog } from '@jupyterlab/apputils';
import { INotebookWidgetFactory, type NotebookPanel, type NotebookWidgetFactory } from '@jupyterlab/notebook';
import { foreignSentence } from '../../protocol/foreign-notebook.js';

/** Says at once for which kernel a notebook is, if not for the kit's, and starts none: its cells would only fail. */
export const foreignNotebookPlugin: JupyterFrontEndPlugin<void> = {
  id: 'attention-kit:foreign-notebook',
  autoStart: true,
  requires: [INotebookWidgetFactory],
  activate: (_, factory: NotebookWidgetFactory.IFactory) => {
    factory.widgetCreated.connect((_, panel) => watch(panel));
  },
};

function watch(panel: NotebookPanel): void {
  const { context, sessionContext } = panel;
  const sentence = () => foreignSentence(sessionContext.name, context.model.sharedModel.metadata);
  // Is told when the file has been read, before the kernel that it asks for would be started.
  sessionContext.kernelPreferenceChanged.connect((_, { newValue }) => {
    if (newValue.canStart === false || sentence() === undefined) return;
    sessionContext.kernelPreference = { ...newValue, canStart: false, shouldStart: false };
  });
  void context.ready.then(() => tellForeign(sentence()));
}

/** Tells the reader why nothing can be run, if there is a reason; says whether there was one. */
export async function tellForeign(sentence: string | undefined): Promise<boolean> {
  if (sentence === undefined) return false;
  const title = 'A notebook for another kernel';
  await showDialog({ title, body: sentence, buttons: [Dialog.okButton({ label: 'OK' })] });
  return true;
}
