import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { INotebookTracker } from '@jupyterlab/notebook';
import { announce } from '../view/announce.js';
import { checkWords } from '../view/check-words.js';

/** Says the result of a check when it comes from the kernel, and only then: saved results are read where they stand. */
export const announceChecksPlugin: JupyterFrontEndPlugin<void> = {
  id: 'attention-kit:announce-checks',
  autoStart: true,
  requires: [INotebookTracker],
  activate: (_, tracker: INotebookTracker) => {
    tracker.widgetAdded.connect((_, { sessionContext }) =>
      sessionContext.iopubMessage.connect((_, { content }) => {
        const words = checkWords((content as { data?: Record<string, unknown> }).data);
        if (words !== undefined) announce(words);
      }),
    );
  },
};
