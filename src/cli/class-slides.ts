import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { kitChapters } from '../files/kit-folder.js';
import { saveFile } from '../files/save-file.js';
import { pickChapters } from '../format/chapter-ranges.js';
import { pageFolder } from '../lab/build/freshness.js';
import { readingFolder, slidesName } from '../lab/build/reading/text-name.js';
import type { PageFiles } from '../lab/home/page-html.js';
import { type SlidesParts, slidesHtml } from '../lab/site/slides-html.js';
import { listChapters } from '../runner/chapters.js';
import { readNotebook } from '../runner/notebook-file.js';
import { buildPageParts } from './build-site-parts.js';
import type { Given } from './command.js';
import { say } from './say.js';
import { UsageError } from './usage-error.js';

/** `attention-kit class slides`: writes a chapter as slides, in one file that needs nothing else. */
export async function classSlides(args: Given): Promise<void> {
  const { chapter, out } = args as { chapter: string; out?: string };
  const isOwn = /\.ipynb$/i.test(chapter);
  const name = basename(isOwn ? chapter : chapterOf(chapter), '.ipynb');
  const notebook = isOwn ? await readNotebook(resolve(chapter)) : undefined;
  await buildPageParts();
  const slides = notebook ? (await slidesMaker())(notebook) : await builtSlides(`${name}.ipynb`);
  if (slides === '') throw new Error(`class slides: expected something to show in ${chapter}, got nothing`);
  const html = slidesHtml({ title: name, html: slides, ...(await parts()) });
  const file = resolve(out ?? `${name}-slides.html`);
  await saveFile(file, html);
  const size = (Buffer.byteLength(html) / 1e6).toFixed(1);
  say(`${file}: ${size} MB. Arrow keys turn the slides, S opens notes for who speaks, ? tells all keys.`);
}

function chapterOf(wanted: string): string {
  const names = listChapters(kitChapters).map((path) => basename(path));
  const [name, other] = pickChapters(wanted, names);
  if (name === undefined || other !== undefined)
    throw new UsageError(`class slides: expected the number of one chapter, got ${wanted}`);
  return name;
}

/** The kit's chapters are made with the pages, since an installed kit lacks what makes them. */
async function builtSlides(name: string): Promise<string> {
  const chapter = await readFile(join(kitChapters, name), 'utf8');
  return readFile(join(readingFolder, slidesName(chapter)), 'utf8');
}

async function slidesMaker(): Promise<typeof import('../lab/build/reading/slides-text.js').slidesText> {
  try {
    return (await import('../lab/build/reading/slides-text.js')).slidesText;
  } catch (cause) {
    const how = 'npm install marked@17 mathjax-full@3 sanitize-html@2';
    throw new Error(`class slides: expected what reads texts and formulas of your own (${how}), got none`, {
      cause,
    });
  }
}

async function parts(): Promise<Pick<SlidesParts, 'fonts' | 'styles' | 'scripts'>> {
  const built = (file: string) => readFile(join(pageFolder, file), 'utf8');
  const font = (file: string) =>
    readFile(fileURLToPath(import.meta.resolve(`@expo-google-fonts/inter/${file}`)));
  const pages = JSON.parse(await built('pages.json')) as Record<string, PageFiles>;
  const asking = ['explore.min.js', ...pages.slides!.scripts];
  return {
    fonts: {
      400: await font('400Regular/Inter_400Regular.ttf'),
      700: await font('700Bold/Inter_700Bold.ttf'),
    },
    styles: await Promise.all(['reveal.css', 'page.css', 'slides.css'].map(built)),
    scripts: [
      { text: await built('plotly.min.js'), needsAddress: false },
      ...(await Promise.all(asking.map(built))).map((text) => ({ text, needsAddress: true })),
    ],
  };
}
