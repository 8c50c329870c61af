import { pathToFileURL } from 'node:url';

/*
 * Runs another script from the snapshot, which looks for what it needs beside the first script that it is told:
 * `node --snapshot-blob FILE from-snapshot.js SCRIPT`.
 */

await import(pathToFileURL(process.argv[2]!).href);
