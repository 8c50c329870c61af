import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { kitChapters, kitFolder } from '../files/kit-folder.js';
import { findKernelSpecs, type KernelSpec } from '../jupyter/kernelspec.js';
import { listChapters } from '../runner/chapters.js';
import { startKernel } from '../runner/kit-kernel.js';
import { readNotebook } from '../runner/notebook-file.js';
import { broken, type Finding, missing, well } from './doctor-finding.js';

/** All checks, in the order in which one thing needs the other. */
export const checks: readonly (() => Promise<Finding[]>)[] = [
  checkNode,
  checkTensorFlow,
  checkKernel,
  checkChapters,
  checkKernelSpec,
  checkJupyter,
  checkBrowser,
];

async function checkNode(): Promise<Finding[]> {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19))
    return well(`Node.js ${process.versions.node}, the kit at ${kitFolder}`);
  return broken(
    `Node.js ${process.versions.node} is too old`,
    'install Node.js 20.19 or later: https://nodejs.org',
  );
}

/** Computes on the engine that notebooks get by default. */
async function checkTensorFlow(): Promise<Finding[]> {
  try {
    const tf = await import('@tensorflow/tfjs');
    await import('../index.js');
    await tf.ready();
    const sum = tf.tidy(
      () =>
        tf
          .matMul(tf.ones([3, 5]), tf.ones([5, 2]))
          .sum()
          .dataSync()[0],
    );
    if (sum !== 30) throw new Error(`3 × 2 sums of five ones make ${sum} instead of 30`);
    return well(`TensorFlow.js ${tf.version.tfjs} computes on ${tf.getBackend()}`);
  } catch (error) {
    return broken(`TensorFlow.js doesn't compute: ${(error as Error).message}`, 'install anew: npm ci');
  }
}

/** Starts a kernel where the chapters live, and runs a cell that imports the kit. */
async function checkKernel(): Promise<Finding[]> {
  const began = performance.now();
  try {
    const kernel = await startKernel({ cwd: existsSync(kitChapters) ? kitChapters : kitFolder });
    try {
      const { status, evalue } = await kernel.execute(
        "import { attentionScores } from 'attention-kit';\nattentionScores.name",
      );
      if (status !== 'ok') throw new Error(evalue);
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      return well(`The kernel starts and runs a cell (${seconds} s): ${kernel.info.banner}`);
    } finally {
      await kernel.shutdown();
    }
  } catch (error) {
    return broken(`The kernel doesn't run: ${(error as Error).message}`, 'build and install anew: npm ci');
  }
}

async function checkChapters(): Promise<Finding[]> {
  const paths = listChapters();
  if (paths.length === 0) return broken(`No chapters in ${kitChapters}`, 'install the package anew');
  try {
    await Promise.all(paths.map(readNotebook));
    return well(`${paths.length} chapters in ${kitChapters}`);
  } catch (error) {
    return broken((error as Error).message, `put it back: git checkout ${kitChapters}`);
  }
}

async function checkKernelSpec(): Promise<Finding[]> {
  const [first] = await findKernelSpecs();
  const install = 'to use it in Jupyter or VS Code: npx attention-kit kernel install';
  if (!first) return missing('Jupyter does not know the kernel', install);
  if (!first.own) return missing(`Jupyter uses another tslab kernel: ${first.path}`, install);
  const lost = findLost(first.spec);
  if (lost)
    return broken(
      `The kernel that Jupyter starts (${first.path}) is gone: ${lost}`,
      'npx attention-kit kernel install',
    );
  return well(`Jupyter knows the kernel: ${first.path}`);
}

/** A kernelspec names files; a moved package or another Node leaves it pointing nowhere. */
function findLost({ argv }: KernelSpec): string | undefined {
  return argv.filter(isAbsolute).find((path) => !existsSync(path));
}

async function checkJupyter(): Promise<Finding[]> {
  const jupyter = findProgram(['jupyter']);
  if (!jupyter)
    return missing('Jupyter is not installed', 'only if you want it beside the kit: pip install jupyterlab');
  const { stdout } = spawnSync(jupyter, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  const lab = /^jupyterlab\s*:\s*(\S+)/m.exec(stdout ?? '')?.[1];
  return well(`Jupyter at ${jupyter}${lab && lab !== 'not' ? ` with JupyterLab ${lab}` : ''}`);
}

async function checkBrowser(): Promise<Finding[]> {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'chrome', 'msedge'];
  const browser = findProgram(names);
  if (browser) return well(`Chromium at ${browser}`);
  return missing('No Chromium on the path', "only the kit's own tests need one");
}

function findProgram(names: string[]): string | undefined {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const places = names.flatMap((name) =>
    endings.flatMap((end) => folders.map((folder) => join(folder, name + end))),
  );
  return places.find((place) => existsSync(place));
}
