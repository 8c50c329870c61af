import { readFileSync, writeFileSync } from 'node:fs';
import { parseNotebook } from '../../../format/parse-notebook.js';
import { compileChapters } from './compile-chapters.js';

/*
 * Compiles chapters in a process of its own: `node main.js FILE CHAPTER…` writes what comes out to FILE.
 */

const [file, ...chapters] = process.argv.slice(2);
const read = chapters.map((path) => parseNotebook(readFileSync(path, 'utf8'), path));
writeFileSync(file!, JSON.stringify(compileChapters(read)));
