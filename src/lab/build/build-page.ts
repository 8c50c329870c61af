import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { saveFile } from '../../files/save-file.js';
import type { PageFiles } from '../home/page-html.js';
import { deadEntries, settingOverrides } from '../page/extensions.js';
import { buildOnce } from './build-once.js';
import { aloneEntries, bundle } from './bundle.js';
import {
  builtFrom,
  isPageFresh,
  pageFolder,
  siteStaticFolder,
  sourcePrint,
  staticFolder,
  teachingText,
} from './freshness.js';
import { drawMachine } from './machine-pictures.js';
import { packageInfo } from './package-info.js';
import { allPackages, pageEntry, pageExtensions } from './page-entry.js';
import { teachingFile, teachingPage } from './reading/teaching-page.js';
import { settingsFile } from './settings-file.js';

const ownPage = fileURLToPath(new URL('../page', import.meta.url));
const ownBrowser = fileURLToPath(new URL('../browser', import.meta.url));

/** What starts a page that isn't the lab's own. */
const otherStarts: Record<string, string> = { site: join(ownBrowser, 'start-site.js') };

/** Styles of the kit's own, which come after Jupyter's. */
const ownStyles = ['page.css', 'reading.css'];

/** Bundles the lab's pages into static files, unless they are up to date. */
export function buildPage(report: (progress: string) => void = () => {}): Promise<void> {
  return buildOnce({ name: 'page', isFresh: isPageFresh, build: () => bundlePage(report) }, report);
}

async function bundlePage(report: (progress: string) => void): Promise<void> {
  const started = performance.now();
  report('Building the notebook page (once, about half a minute) …');
  const packages = allPackages().map(packageInfo);
  const byName = new Map(packages.map((info) => [info.name, info]));
  const work = join(pageFolder, '.entries');
  rmSync(pageFolder, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });

  const entries: Record<string, string> = {};
  for (const page of Object.keys(pageExtensions)) {
    entries[page] = join(work, `${page}.js`);
    await saveFile(
      entries[page],
      pageEntry(page, byName, otherStarts[page] ?? join(ownPage, 'start-page.js')),
    );
  }
  for (const { name, folder, theme } of packages) {
    if (theme) entries[`themes/${name}/index`] = join(folder, theme);
  }
  for (const [name, module] of Object.entries(aloneEntries)) entries[name] = module;
  const files = await bundle({ entries, output: pageFolder, ownPage, context: dirname(ownPage), report });
  rmSync(work, { recursive: true });
  cpSync(staticFolder, pageFolder, { recursive: true });
  cpSync(fileURLToPath(import.meta.resolve('reveal.js/reveal.css')), join(pageFolder, 'reveal.css'));
  cpSync(siteStaticFolder, join(pageFolder, 'site'), { recursive: true });
  await saveFile(join(pageFolder, teachingFile), teachingPage(teachingText));
  await drawMachine(pageFolder);
  await saveFile(join(pageFolder, 'pages.json'), JSON.stringify(pageFiles(files)));
  await saveFile(
    join(pageFolder, 'settings.json'),
    JSON.stringify(settingsFile(packages, settingOverrides, deadEntries)),
  );
  await saveFile(builtFrom, sourcePrint());
  report(`Built in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

function pageFiles(files: Record<string, string[]>): Record<string, PageFiles> {
  const named = (page: string, ending: string) => files[page]!.filter((name) => name.endsWith(ending));
  const pages = Object.keys(pageExtensions).map((page): [string, PageFiles] => [
    page,
    { scripts: named(page, '.js'), styles: [...named(page, '.css'), ...ownStyles] },
  ]);
  const alone = Object.keys(aloneEntries).map((name): [string, PageFiles] => [
    name,
    { scripts: named(name, '.js'), styles: [] },
  ]);
  return Object.fromEntries([...pages, ...alone]);
}
