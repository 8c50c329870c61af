import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { kitChapters, kitFolder } from '../../../files/kit-folder.js';
import { makeFolder } from '../../../files/make-folder.js';
import { saveFile } from '../../../files/save-file.js';
import { inNewFolder, runAside } from '../run-aside.js';

/*
 * A snapshot from which kernels start: TypeScript and the types that cells need, read once for all of them. It is good
 * for one Node.js, started in one way, and lies in the kit's own folder, so that it comes and goes with the kit.
 */

const makerFile = fileURLToPath(new URL('./make.cjs', import.meta.url));
const compilerFile = createRequire(import.meta.url).resolve('@tslab/typescript-for-tslab');

/** Options of Node.js by which a kernel starts from the snapshot, if there is one: none otherwise. */
export function snapshotOptions(): string[] {
  const place = snapshotPlace();
  return existsSync(place) ? ['--snapshot-blob', place] : [];
}

/**
 * Makes the snapshot unless it is there, in a process of its own that lets others go first: some five seconds of one
 * core, 60 MB on disk.
 *
 * @param signal gives it up
 * @throws {Error} when the kit's folder takes no files, or it was given up
 */
export async function makeSnapshot(signal?: AbortSignal): Promise<void> {
  const place = snapshotPlace();
  if (existsSync(place)) return;
  await inNewFolder('snapshot', async (folder) => {
    const [made, maker] = [join(folder, 'kernel.blob'), join(folder, 'make.cjs')];
    // A file that makes a snapshot is no module: nothing is there to put exports on.
    await saveFile(maker, `const exports = {};${await readFile(makerFile, 'utf8')}`);
    const args = ['--snapshot-blob', made, '--build-snapshot', maker, compilerFile, kitChapters];
    await runAside(args, { cwd: kitChapters, signal });
    await makeFolder(dirname(place));
    await saveFile(place, await readFile(made));
  });
}

/** Removes the snapshot, for example when a kernel couldn't start from it. */
export function forgetSnapshot(): void {
  rmSync(snapshotPlace(), { force: true });
}

/** Where it lies, by all that it depends on, but for the types: they are compared when they are used. */
export function snapshotPlace(): string {
  const { size, mtimeMs } = statSync(process.execPath);
  const compiler = statSync(compilerFile);
  const parts = [process.version, process.arch, process.execPath, size, mtimeMs, process.env.NODE_OPTIONS];
  const hash = createHash('sha256')
    .update(JSON.stringify([...parts, compilerFile, compiler.size, compiler.mtimeMs]))
    .update(readFileSync(makerFile));
  return join(kitFolder, 'dist', 'kernel', `${hash.digest('hex').slice(0, 16)}.blob`);
}
