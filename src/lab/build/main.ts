import { buildPage } from './build-page.js';
import { isPageFresh } from './freshness.js';

/*
 * `npm run lab:build`: bundles the notebook page into dist/lab, unless it is up to date.
 */

if (!isPageFresh()) await buildPage((text) => process.stdout.write(`${text}\n`));
