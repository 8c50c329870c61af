import { readFileSync } from 'node:fs';
import { serveKernel } from './server.js';

/*
 * The kernel's own process: `node main.js <connection file>`, as a kernelspec's argv starts it.
 */

serveKernel(JSON.parse(readFileSync(process.argv[2]!, 'utf8'))).catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
