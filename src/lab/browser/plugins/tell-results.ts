import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { INotebookTracker } from '@jupyterlab/notebook';
import { checkMimeType } from '../../page/view/check-words.js';
import { askClass, type Me } from '../room/ask-class.js';
import type { Site } from '../site.js';

/** Tells the teacher's machine how checks turn out, of a reader who wants to be counted on the class's board. */
export function tellResultsPlugin(site: Site): JupyterFrontEndPlugin<void> {
  return {
    id: 'attention-kit:tell-results',
    autoStart: true,
    requires: [INotebookTracker],
    activate: (_, tracker: INotebookTracker) => {
      if (!site.isClass) return;
      tracker.widgetAdded.connect((_, { sessionContext }) =>
        sessionContext.iopubMessage.connect((_, { content }) => {
          const result = (content as { data?: Record<string, unknown> }).data?.[checkMimeType];
          if (typeof result === 'object' && result !== null) void tell(site, result).catch(() => {});
        }),
      );
    },
  };
}

/** Nobody who doesn't want it is told of; without a network the board has to wait for the next result. */
async function tell(
  site: Site,
  result: { exercise?: unknown; passed?: unknown; mistake?: unknown },
): Promise<void> {
  const { exercise, passed, mistake } = result;
  const { shown } = (await askClass(site, 'me')) as Me;
  if (shown && typeof exercise === 'string') await askClass(site, 'result', { exercise, passed, mistake });
}
