import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { saveFile } from '../../files/save-file.js';
import type { Notebook } from '../../format/notebook.js';
import { parseNotebook } from '../../format/parse-notebook.js';
import { exercisesOf } from '../../keep/answers.js';
import { originalOf } from '../../keep/original.js';
import type { Brought } from '../browser/site.js';
import { fingerprint } from '../build/reading/fingerprint.js';
import { textName } from '../build/reading/text-name.js';
import { type ChapterCard, chapterCard } from '../home/chapter-card.js';
import type { PageFiles } from '../home/page-html.js';
import { copyFiles, copyPictures, type Sources } from './copy-files.js';
import { homePage } from './home-page.js';
import { notebookHtml } from './notebook-html.js';
import { readme } from './readme.js';
import { listFiles, workerScript } from './worker-script.js';

/** What a site is made of, and for. */
export interface SiteOptions extends Sources {
  /** The path that it will be shown under, such as `/kit/`; any without. */
  readonly base?: string | undefined;
  readonly version: string;
  /** Whether a teacher's machine serves it to a class, and takes what is handed in. */
  readonly isClass?: boolean;
}

/** What was made. */
export interface MadeSite {
  readonly files: number;
  readonly bytes: number;
}

/** A chapter as the site brings it. */
interface Chapter extends Brought {
  readonly text: string;
  readonly notebook: Notebook;
  readonly card: ChapterCard;
}

/**
 * Makes a folder of static files that any host can show: the home page, the chapters with their notebook page, kernel and
 * data. The same kit makes the same bytes.
 *
 * @param out a folder that is empty or not there
 */
export async function makeSite(options: SiteOptions, out: string): Promise<MadeSite> {
  if (existsSync(out) && readdirSync(out).length > 0)
    throw new Error(`makeSite: expected an empty folder, or none, at ${out}, got one that holds something`);
  copyFiles(options, out);
  const chapters = await readChapters(options.chapters);
  await writePages(options, chapters, out);
  const named = chapters.map(({ card, notebook }) => [card.path, notebook] as const);
  await saveFile(join(out, 'exercises.json'), JSON.stringify(exercisesOf(named)));
  await saveFile(join(out, 'README.md'), readme);
  const serve = readFileSync(join(options.page, 'site/serve.mjs'), 'utf8');
  await saveFile(
    join(out, 'serve.mjs'),
    serve.replace("const base = '/'", `const base = '${options.base ?? '/'}'`),
  );
  await saveFile(join(out, '.nojekyll'), '');
  const files = listFiles(out);
  await saveFile(join(out, 'files.json'), JSON.stringify(files.map(({ path, size }) => ({ path, size }))));
  await saveFile(
    join(out, 'sw.js'),
    workerScript(files, readFileSync(join(options.page, 'site/sw.js'), 'utf8')),
  );
  return { files: files.length, bytes: files.reduce((sum, { size }) => sum + size, 0) };
}

async function readChapters(folder: string): Promise<Chapter[]> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.ipynb'));
  const chapters = names.sort().map(async (name): Promise<Chapter> => {
    const bytes = readFileSync(join(folder, name));
    const text = bytes.toString();
    const notebook = parseNotebook(text, name);
    const card = chapterCard(name, notebook);
    return { ...(await originalOf(text)), size: bytes.length, text, notebook, card };
  });
  return Promise.all(chapters);
}

async function writePages(options: SiteOptions, chapters: readonly Chapter[], out: string): Promise<void> {
  const files = JSON.parse(readFileSync(join(options.page, 'pages.json'), 'utf8')) as Record<
    string,
    PageFiles
  >;
  const settings = fingerprint(readFileSync(join(options.page, 'settings.json'))).slice(0, 16);
  const brought = Object.fromEntries(
    chapters.map(({ card, digest, sources, size }) => [card.path, { digest, sources, size }]),
  );
  const pages = {
    base: options.base ?? '../',
    notebook: files.site!,
    reading: files['site-reading']!,
    config: {
      appName: 'Attention Kit',
      appVersion: options.version,
      notebookVersion: '[7, 6, 2]',
      appUrl: '/lab',
      settingsUrl: '/lab/api/settings',
      themesUrl: '/static/themes',
      translationsApiUrl: '/lab/api/translations',
      terminalsAvailable: 'false',
      notebookPage: 'notebooks',
      settingsFile: `settings.json?v=${settings}`,
      chapters: JSON.stringify(brought),
      isClass: `${options.isClass ?? false}`,
    },
  };
  await saveFile(join(out, 'notebooks/index.html'), notebookHtml(pages));
  for (const { card, text } of chapters) {
    const html = readFileSync(join(options.page, 'reading', textName(text)), 'utf8');
    copyPictures(html, options, out);
    const page = notebookHtml(pages, { ...card, html });
    await saveFile(join(out, 'notebooks', card.path.replace(/\.ipynb$/, '.html')), page);
  }
  const cards = chapters.map(({ card }) => card);
  await saveFile(
    join(out, 'index.html'),
    homePage({
      cards,
      brought,
      base: options.base ?? '',
      files: files['site-home']!,
      version: options.version,
      isClass: options.isClass ?? false,
    }),
  );
}
