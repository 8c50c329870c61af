import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { withSlideTypes } from '../../src/format/slide-types.js';
import { findChapter, listChapters } from '../../src/runner/chapters.js';
import { writeNotebook } from '../../src/runner/notebook-file.js';
import { runNotebook } from '../../src/runner/run-notebook.js';
import { emblem, emblemOf } from './emblem.js';

/*
 * Executes chapters and writes their outputs into them, and the README's picture, for authors: `npm run chapters`, `npm run chapters -- 3 04-softmax`.
 */

const wanted = process.argv.slice(2);
for (const path of wanted.length > 0 ? wanted.map((name) => findChapter(name)) : listChapters()) {
  const began = performance.now();
  const executed = await runNotebook(path);
  await writeNotebook(path, withSlideTypes(executed));
  if (basename(path) === emblem.chapter) await writeFile(emblem.file, emblemOf(executed));
  process.stderr.write(`${basename(path)}  ${((performance.now() - began) / 1000).toFixed(1)} s\n`);
}
