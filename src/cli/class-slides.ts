import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { kitChapters } from '../files/kit-folder.js';
import { saveFile } from '../files/save-file.js';
import { pickChapters } from '../format/chapter-ranges.js';
import { pageFolder } from '../lab/build/freshness.js';
import { readingFolder, slidesName } from '../lab/build/reading/text-name.js';
import type { PageFiles } from '../lab/home/page-html.js';
import { slidesHtml } from '../lab/site/slides-html.js';
import { listChapters } from '../runner/chapters.js';
import { buildSiteParts } from './build-site-parts.js';
import type { Given } from './command.js';
import { say } from './say.js';
import { UsageError } from './usage-error.js';

/** `attention-kit class slides`: writes a chapter as slides, in one file that needs nothing else. */
export async function classSlides(args: Given): Promise<void> {
  const { chapter, out } = args as { chapter: string; out?: string };
  const names = listChapters(kitChapters).map((path) => basename(path));
  const [name, other] = pickChapters(chapter, names);
  if (name === undefined || other !== undefined)
    throw new UsageError(`class slides: expected the number of one chapter, got ${chapter}`);
  await buildSiteParts();
  const text = await readFile(join(kitChapters, name), 'utf8');
  const built = (file: string) => readFile(join(pageFolder, file), 'utf8');
  const pages = JSON.parse(await built('pages.json')) as Record<string, PageFiles>;
  const scripts = ['plotly.min.js', 'explore.min.js', ...pages.slides!.scripts];
  const styles = ['reveal.css', 'page.css', 'slides.css'];
  const html = slidesHtml({
    title: basename(name, '.ipynb'),
    html: await readFile(join(readingFolder, slidesName(text)), 'utf8'),
    styles: await Promise.all(styles.map(built)),
    scripts: await Promise.all(scripts.map(built)),
  });
  const file = resolve(out ?? `${basename(name, '.ipynb')}-slides.html`);
  await saveFile(file, html);
  say(
    `${file}: ${(Buffer.byteLength(html) / 1e6).toFixed(1)} MB. Arrow keys turn the slides; S opens the notes.`,
  );
}
