import { makeCompiledCells } from '../../src/runner/kernel/compiled/make-cells.js';
import { makeSnapshot } from '../../src/runner/kernel/snapshot/snapshot.js';

/*
 * Makes what kernels start from, before tests start dozens of them, or a package is made: `npm run snapshot`.
 */

await makeSnapshot();
await makeCompiledCells();
