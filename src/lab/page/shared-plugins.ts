import { announceChecksPlugin } from './plugins/announce-checks.js';
import { cellExecutorPlugin } from './plugins/cell-executor.js';
import { foreignNotebookPlugin } from './plugins/foreign-notebook.js';
import { homeLinkPlugin } from './plugins/home-link.js';
import { licencesPlugin } from './plugins/licences.js';
import { namesPlugin } from './plugins/names.js';
import { placePlugin } from './plugins/place.js';
import { printPlugin } from './plugins/print.js';
import { runButtonsPlugin } from './plugins/run-buttons.js';
import { searchPlugin } from './plugins/search.js';
import { settingsPlugin } from './plugins/settings.js';
import { storyViewPlugin } from './plugins/story-view.js';
import type { AnyPlugin } from './start-app.js';

/** What the notebook page has of the kit's, with a server and without. */
export const sharedPlugins: readonly AnyPlugin[] = [
  announceChecksPlugin,
  cellExecutorPlugin,
  foreignNotebookPlugin,
  homeLinkPlugin,
  licencesPlugin,
  namesPlugin,
  placePlugin,
  printPlugin,
  runButtonsPlugin,
  searchPlugin,
  settingsPlugin,
  storyViewPlugin,
];
