import { makeSnapshot } from '../../src/runner/kernel/snapshot/snapshot.js';

/*
 * Makes what kernels start from, before tests start dozens of them: `npm run snapshot`.
 */

await makeSnapshot();
