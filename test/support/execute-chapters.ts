import { basename } from 'node:path';
import { findChapter, listChapters } from '../../src/runner/chapters.js';
import { writeNotebook } from '../../src/runner/notebook-file.js';
import { runNotebook } from '../../src/runner/run-notebook.js';

/*
 * Executes chapters and writes their outputs into them, for authors: `npm run chapters`, `npm run chapters -- 3 04-softmax`.
 */

const wanted = process.argv.slice(2);
for (const path of wanted.length > 0 ? wanted.map((name) => findChapter(name)) : listChapters()) {
  const began = performance.now();
  await writeNotebook(path, await runNotebook(path));
  process.stderr.write(`${basename(path)}  ${((performance.now() - began) / 1000).toFixed(1)} s\n`);
}
