import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kitChapters, kitData } from '../../../src/files/kit-folder.js';
import { buildPage } from '../../../src/lab/build/build-page.js';
import { isPageFresh, pageFolder } from '../../../src/lab/build/freshness.js';
import { buildReading, makeTexts } from '../../../src/lab/build/reading/build-reading.js';
import { makeSite } from '../../../src/lab/site/make-site.js';

/** Where a test's sites lie, and how they are removed. */
export interface TestSites {
  readonly folder: string;
  /** The built kernel, or an empty folder. */
  readonly kernel: string;
  /** The site as the kit makes it. */
  readonly first: string;
  readonly remove: () => Promise<void>;
}

/**
 * Makes the site for tests.
 *
 * @param built the built kernel; nothing can be run without
 */
export async function makeTestSites(built?: string): Promise<TestSites> {
  if (!isPageFresh()) await buildPage();
  await buildReading();
  const folder = await mkdtemp(join(tmpdir(), 'attention-kit-site-'));
  const kernel = built ?? (await mkdtemp(join(folder, 'none-')));
  const first = join(folder, 'first');
  await makeSite({ ...sources, kernel }, first);
  return { folder, kernel, first, remove: () => rm(folder, { recursive: true, force: true }) };
}

const sources = { page: pageFolder, chapters: kitChapters, data: kitData, version: '0.0.1' };

/** Makes the site of a newer kit, in which these chapters have another title. */
export async function makeNewerSite(
  { folder, first, kernel }: TestSites,
  chapters: readonly string[],
): Promise<string> {
  const [changed, out] = [join(folder, 'chapters'), join(folder, 'newer')];
  await cp(join(first, 'chapters'), changed, { recursive: true });
  for (const name of chapters) {
    const text = await readFile(join(changed, name), 'utf8');
    await writeFile(join(changed, name), text.replace(/"# (\d+ · [^\\]+)\\n"/, '"# $1, anew\\n"'));
  }
  await makeTexts(changed);
  await makeSite({ ...sources, chapters: changed, kernel, version: '0.0.2' }, out);
  return out;
}
