import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../files/make-folder.js';
import { refusalInWords } from '../files/save-error.js';
import { saveFile } from '../files/save-file.js';
import { here, pathsOf, type Surroundings } from '../files/surroundings.js';

/** What a `kernel.json` says. */
export interface KernelSpec {
  argv: string[];
  display_name: string;
  language: string;
  interrupt_mode?: string;
  metadata?: Record<string, unknown>;
}

/** A kernel as it is brought to Jupyter, which hands out the files beside a `kernel.json` too. */
export interface KernelPackage {
  spec: KernelSpec;
  /** What lies beside it: where each file comes from, by the name it gets. */
  files: Record<string, string>;
}

/** What installing or uninstalling did. */
export interface KernelSpecChange {
  /** The `kernel.json`. */
  path: string;
  /** How a kernel `tslab` that was not the kit's own was started, if one stood there. */
  other?: string;
}

/** The name that chapters ask for, so that they open with plain tslab, too. */
const kernelName = 'tslab';
const backupName = 'kernel.json.before-attention-kit';

/**
 * Jupyter's own folder for what a user installs.
 *
 * @param surroundings platform, environment and home (those of this process)
 * @see Jupyter, "Common Directories and File Locations", https://docs.jupyter.org/en/latest/use/jupyter-directories.html
 * @example
 * userDataFolder({ platform: 'linux', env: {}, home: '/home/ada' }); // → '/home/ada/.local/share/jupyter'
 */
export function userDataFolder({ platform, env, home }: Surroundings = here()): string {
  if (env.JUPYTER_DATA_DIR) return env.JUPYTER_DATA_DIR;
  const { join } = pathsOf(platform);
  if (platform === 'darwin') return join(home, 'Library', 'Jupyter');
  if (platform === 'win32') return join(env.APPDATA ?? join(home, 'AppData', 'Roaming'), 'jupyter');
  return join(env.XDG_DATA_HOME ?? join(home, '.local', 'share'), 'jupyter');
}

/** All folders in which Jupyter looks for kernels, first match first, as far as they can be known without Python. */
export function dataFolders(surroundings: Surroundings = here()): string[] {
  const { platform, env } = surroundings;
  const { join, delimiter } = pathsOf(platform);
  const extra = (env.JUPYTER_PATH ?? '').split(delimiter).filter(Boolean);
  const python = [env.VIRTUAL_ENV, env.CONDA_PREFIX].filter((prefix) => prefix !== undefined);
  const system =
    platform === 'win32'
      ? [join(env.PROGRAMDATA ?? 'C:\\ProgramData', 'jupyter')]
      : ['/usr/local/share/jupyter', '/usr/share/jupyter'];
  const environment = python.map((prefix) => join(prefix, 'share', 'jupyter'));
  return [...new Set([...extra, ...environment, userDataFolder(surroundings), ...system])];
}

/**
 * Registers the kit's kernel with Jupyter under the name `tslab`; keeps another one aside that stood there.
 *
 * @param kernel the kit's kernel
 * @param prefix an environment's folder, for example that of a virtual environment (default: the user's own folder)
 * @returns where it was written, and what it replaced
 */
export async function installKernelSpec(
  { spec, files }: KernelPackage,
  prefix?: string,
): Promise<KernelSpecChange> {
  const folder = kernelFolder(prefix);
  const path = join(folder, 'kernel.json');
  const before = await readKernelSpec(path);
  await makeFolder(folder).catch((cause) => {
    throw new Error(`kernel install: expected a folder at ${folder}, got ${refusalInWords(cause)}`, {
      cause,
    });
  });
  if (before && !isOwn(before)) await rename(path, join(folder, backupName));
  await saveFile(path, `${JSON.stringify(spec, null, 1)}\n`);
  for (const [name, from] of Object.entries(files)) await saveFile(join(folder, name), await readFile(from));
  return { path, ...(before && !isOwn(before) ? { other: before.argv.join(' ') } : {}) };
}

/**
 * Takes the kit's kernel out of Jupyter again, and puts back what it had replaced.
 *
 * @param kernel as for `installKernelSpec`
 * @param prefix as for `installKernelSpec`
 * @returns where it was, and what stands there now
 * @throws {Error} when the kit's kernel isn't there
 */
export async function uninstallKernelSpec(
  { files }: Pick<KernelPackage, 'files'>,
  prefix?: string,
): Promise<KernelSpecChange> {
  const folder = kernelFolder(prefix);
  const path = join(folder, 'kernel.json');
  const spec = await readKernelSpec(path);
  if (!spec || !isOwn(spec)) {
    const got = spec ? `the kernel ${spec.display_name}` : 'no kernel';
    throw new Error(`uninstallKernelSpec: expected the kit's kernel at ${path}, got ${got}`);
  }
  const backup = await readKernelSpec(join(folder, backupName));
  if (!backup) {
    await rm(folder, { recursive: true });
    return { path };
  }
  await rename(join(folder, backupName), path);
  for (const name of Object.keys(files)) await rm(join(folder, name), { force: true });
  return { path, other: backup.argv.join(' ') };
}

/** Every kernel named `tslab` that Jupyter can find; it takes the first. */
export async function findKernelSpecs(
  folders: string[] = dataFolders(),
): Promise<{ path: string; spec: KernelSpec; own: boolean }[]> {
  const paths = folders.map((folder) => join(folder, 'kernels', kernelName, 'kernel.json'));
  const specs = await Promise.all(paths.map(readKernelSpec));
  return paths.flatMap((path, i) => {
    const spec = specs[i];
    return spec ? [{ path, spec, own: isOwn(spec) }] : [];
  });
}

function kernelFolder(prefix?: string): string {
  const data = prefix === undefined ? userDataFolder() : join(prefix, 'share', 'jupyter');
  return join(data, 'kernels', kernelName);
}

async function readKernelSpec(path: string): Promise<KernelSpec | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new Error(`readKernelSpec: expected JSON in ${path}, got ${(cause as Error).message}`, { cause });
  }
}

function isOwn(spec: KernelSpec): boolean {
  return spec.metadata?.['attention-kit'] === true;
}
