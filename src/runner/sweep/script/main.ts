import { readFileSync, writeSync } from 'node:fs';
import { createRequire, register } from 'node:module';
import { pathToFileURL } from 'node:url';
import { exactJson, readExactJson } from '../../../format/exact-json.js';
import { reportType } from '../reported.js';

/*
 * The process of one point of a script: `node main.js SCRIPT`. It makes ready what it can, and runs the script when the
 * parameters have come in, as JSON. What the script reports goes into file 3, at once, so that nothing is lost however
 * it ends.
 */

const script = process.argv[2]!;
const tell = (line: object) => writeSync(3, `${exactJson(line)}\n`);

process.argv.splice(1, 2, script);
register('./hooks.js', import.meta.url);
await warmUp();
tell({ ready: true });
process.on('uncaughtExceptionMonitor', (error: unknown) =>
  tell({ error: error instanceof Error ? `${error.name}: ${error.message}` : `threw ${String(error)}` }),
);
process.on('exit', () => tell({ memory: Math.round(process.resourceUsage().maxRSS / 1024) }));
Object.assign(globalThis, {
  [Symbol.for('attention-kit.parameters')]: readExactJson(readFileSync(0, 'utf8')),
  [Symbol.for('attention-kit.display')]: ({ data }: { data: Record<string, unknown> }) => {
    if (data[reportType]) tell({ report: data[reportType] });
    console.log(data['text/plain']);
  },
});
await import(pathToFileURL(script).href);

/** Loads the kit as the script will, if it does. */
async function warmUp(): Promise<void> {
  if (!/['"]attention-kit['"]/.test(readFileSync(script, 'utf8'))) return;
  try {
    await import(pathToFileURL(createRequire(script).resolve('attention-kit')).href);
  } catch {
    await import('attention-kit');
  }
}
