import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rspack } from '@rspack/core';
import { compiledAtOnce } from '../../../src/lab/build/compiled-at-once.js';

const ENTRY = fileURLToPath(new URL('../../../src/explore/live/main.js', import.meta.url));

/** The script that makes explorables live, bundled as the lab does it; or another one. */
export async function liveScript(entry: string = ENTRY): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'attention-kit-explore-'));
  const compiler = rspack({
    mode: 'production',
    target: ['web', 'es2022'],
    entry: { explore: { import: entry, library: { name: 'AttentionKitExplore', type: 'window' } } },
    output: { path: folder, filename: '[name].js', asyncChunks: false }, // in one piece
    performance: { hints: false },
    plugins: [compiledAtOnce('explore.js')],
  });
  await new Promise<void>((resolve, reject) => {
    compiler.run((error, stats) => {
      if (error || stats?.hasErrors()) reject(error ?? new Error(stats?.toString('errors-only')));
      else compiler.close(() => resolve());
    });
  });
  const script = await readFile(join(folder, 'explore.js'), 'utf8');
  await rm(folder, { recursive: true });
  return script;
}
