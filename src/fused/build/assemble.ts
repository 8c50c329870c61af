import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { main as asc } from 'assemblyscript/asc';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const SOURCE = 'src/fused/assembly/';
const TARGET = `dist/${SOURCE.replace('assembly/', 'assembled.js')}`;

const COMMON = '--runtime stub --use abort= --importMemory --noExportMemory --disableWarning 112 -O3'.split(
  ' ',
);
const INSTRUCTIONS = { simd: ['--enable', 'simd'], relaxed: ['--enable', 'simd,relaxed-simd'] };
const MEMORY = {
  unshared: [],
  shared: '--enable threads --sharedMemory --maximumMemory 65536'.split(' '),
};

/** Compiles the kernel four times, for each set of instructions and kind of memory, into one module of `dist`. */
export async function assemble(): Promise<void> {
  const mark = `// ${await fingerprint()}\n`;
  const present = await readFile(ROOT + TARGET, 'utf8').catch(() => '');
  if (present.startsWith(mark)) return;
  const assembled: Record<string, Record<string, string>> = {};
  for (const [instructions, enable] of Object.entries(INSTRUCTIONS)) {
    assembled[instructions] = {};
    for (const [kind, memory] of Object.entries(MEMORY))
      assembled[instructions][kind] = await compile([...enable, ...memory]);
  }
  await writeFile(ROOT + TARGET, `${mark}export const assembled = ${JSON.stringify(assembled, null, 1)};\n`);
}

async function compile(options: string[]): Promise<string> {
  let wasm: Uint8Array = new Uint8Array();
  const { error, stderr } = await asc([`${SOURCE}index.ts`, '-o', 'kernel.wasm', ...COMMON, ...options], {
    readFile: (name) => readFile(ROOT + name, 'utf8').catch(() => null),
    writeFile: (_, contents) => {
      wasm = contents as Uint8Array;
    },
    listFiles: () => [],
  });
  if (error) throw new Error(`assemble: expected a kernel that compiles, got ${stderr}`, { cause: error });
  return Buffer.from(wasm).toString('base64');
}

/** Changes with every source, the compiler and this file. */
async function fingerprint(): Promise<string> {
  const sources = (await readdir(ROOT + SOURCE)).sort().map((name) => SOURCE + name);
  const files = [...sources, 'node_modules/assemblyscript/package.json'].map((name) => ROOT + name);
  const hash = createHash('sha256');
  for (const file of [...files, fileURLToPath(import.meta.url)]) hash.update(await readFile(file));
  return hash.digest('hex');
}
