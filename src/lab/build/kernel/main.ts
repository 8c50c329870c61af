import { makeKernelFiles } from './kernel-files.js';

/*
 * `npm run kernel:build`: makes the files of the browser's kernel in dist/site-kernel, unless they are up to date.
 */

await makeKernelFiles((text) => process.stdout.write(`${text}\n`));
