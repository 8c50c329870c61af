import { PageConfig } from '@jupyterlab/coreutils';
import { objectsByName, textsByName } from '../../keep/note-forms.js';
import type { BrowserKernel } from '../kernel/browser-kernel.js';
import { HttpError } from '../protocol/http-error.js';
import type { PluginSettings } from '../protocol/plugin-settings.js';
import { takeEarlyKernel } from './kernels/early-kernel.js';
import { loadKernel } from './kernels/load-kernel.js';
import { PageKernels } from './kernels/page-kernels.js';
import { pageSocket } from './kernels/page-socket.js';
import { pageApp, pageFetch } from './page-app.js';
import { databaseName, type Site } from './site.js';
import { type Database, openDatabase } from './store/database.js';
import { noteOf } from './store/note.js';
import { SiteStore } from './store/site-store.js';
import { trustOf } from './store/site-trust.js';

/** What the page has in the place of a server. */
export interface PageServices {
  readonly site: Site;
  readonly database: Database;
  readonly fetch: typeof fetch;
  readonly socket: typeof WebSocket;
}

/** Starts all that a server would do, in this page. */
export async function startServices(site: Site): Promise<PageServices> {
  const kernels = new PageKernels(() => startKernel(site));
  const [database, plugins] = await Promise.all([openDatabase(databaseName(site)), readPlugins(site)]);
  const { files, notes } = database;
  const app = pageApp({
    contents: { store: new SiteStore(files, site), trust: trustOf(site, database) },
    kernels,
    plugins,
    settings: noteOf(notes, 'settings', textsByName),
    workspaces: noteOf(notes, 'workspaces', objectsByName),
    version: site.version,
  });
  return { site, database, fetch: pageFetch(app, site.base), socket: pageSocket(kernels) };
}

/** The kernel that has started before the notebook, if one has. */
async function startKernel(site: Site): Promise<BrowserKernel> {
  try {
    return await (takeEarlyKernel() ?? loadKernel(site));
  } catch (error) {
    throw new HttpError(
      503,
      `The kernel could not be loaded. Is there a network? (${(error as Error).message})`,
    );
  }
}

async function readPlugins({ base }: Site): Promise<PluginSettings[]> {
  const answer = await fetch(new URL(`static/${PageConfig.getOption('settingsFile')}`, base));
  return answer.json();
}

/** What the page's configuration says of the site. */
export function siteOfPage(): Site {
  return {
    base: new URL(PageConfig.getBaseUrl(), location.href),
    version: PageConfig.getOption('appVersion'),
    isClass: PageConfig.getOption('isClass') === 'true',
    chapters: JSON.parse(PageConfig.getOption('chapters')),
  };
}
