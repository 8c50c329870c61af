import { readFileSync } from 'node:fs';
import { saveFile } from '../../../files/save-file.js';
import { parseNotebook } from '../../../format/parse-notebook.js';
import { compileChapters } from './compile-chapters.js';

/*
 * Compiles chapters in a process of its own: `node main.js FILE CHAPTER…` writes what comes out to FILE, and prints after
 * each chapter a line with how many are done.
 */

const [file, ...chapters] = process.argv.slice(2);
const read = chapters.map((path) => parseNotebook(readFileSync(path, 'utf8'), path));
await saveFile(file!, JSON.stringify(compileChapters(read, (done) => process.stdout.write(`${done}\n`))));
