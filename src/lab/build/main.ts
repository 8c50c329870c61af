import { buildPage } from './build-page.js';
import { isPageFresh } from './freshness.js';
import { buildReading } from './reading/build-reading.js';

/*
 * `npm run lab:build`: bundles the notebook page into dist/lab, and the chapters' texts, unless they are up to date.
 */

if (!isPageFresh()) await buildPage((text) => process.stdout.write(`${text}\n`));
await buildReading();
