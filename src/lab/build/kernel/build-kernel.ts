import { cpSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { saveFile } from '../../../files/save-file.js';
import { compiledCells } from './compiled-cells.js';
import { bundleKernel } from './kernel-bundle.js';
import { typesPack } from './types-pack.js';

/**
 * Makes all files of the browser's kernel: two workers, what a page imports to start them (`kernel.js`), the types that
 * cells may use, and the engine of TensorFlow.js. What the kit reads is looked for at `../../../data/` from there.
 *
 * @param folder where they are written to
 * @param report hears how far it is
 */
export async function buildKernel(
  folder: string,
  report: (progress: string) => void = () => {},
): Promise<void> {
  await bundleKernel(folder);
  await saveFile(join(folder, 'types.json'), JSON.stringify(typesPack()));
  await saveFile(
    join(folder, 'cells.json'),
    JSON.stringify(await compiledCells((done, all) => report(`  chapter ${done} of ${all}`))),
  );
  const engine = dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'));
  for (const name of readdirSync(engine).filter((each) => /^tfjs-backend-wasm(?:-simd)?\.wasm$/.test(each)))
    cpSync(join(engine, name), join(folder, 'tfjs', name));
}
