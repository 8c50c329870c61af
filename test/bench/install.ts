import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { diskSize } from './disk-size.js';
import type { Section } from './section.js';

const kit = fileURLToPath(new URL('../../../', import.meta.url));
const windows = process.platform === 'win32';

/** What it takes to install the packed kit, and a JupyterLab if there is one to compare with. */
export const installSection: Section = {
  name: 'install',
  title:
    'Installing into an empty folder: s, and MB on disk (a second install; the first one fills the caches)',
  columns: ['', 'seconds', 'MB', 'MB packed'],
  rows: async function* () {
    const work = mkdtempSync(join(tmpdir(), 'attention-kit-install-'));
    try {
      run('npm', ['pack', '--ignore-scripts', '--pack-destination', work], kit);
      const tarball = join(work, readdirSync(work).find((name) => name.endsWith('.tgz'))!);
      const packed = (diskSize(tarball) / 1e6).toFixed(1);
      yield ['Attention Kit', ...twice(work, (folder) => installKit(folder, tarball)), packed];
      if (process.env.JUPYTER) yield ['JupyterLab 4', ...twice(work, installJupyter), ''];
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
  },
};

function installKit(folder: string, tarball: string): void {
  run('npm', ['init', '--yes'], folder);
  run('npm', ['install', '--no-audit', '--no-fund', tarball], folder);
}

function installJupyter(folder: string): void {
  run('python3', ['-m', 'venv', '.'], folder);
  run(
    join(folder, windows ? 'Scripts' : 'bin', 'pip'),
    ['install', '-q', 'jupyterlab', 'ipykernel', 'plotly'],
    folder,
  );
}

/** Seconds and megabytes of the second time. */
function twice(work: string, install: (folder: string) => void): string[] {
  let told: string[] = [];
  for (let time = 0; time < 2; time++) {
    const folder = mkdtempSync(join(work, 'into-'));
    const begin = performance.now();
    install(folder);
    told = [((performance.now() - begin) / 1000).toFixed(1), (diskSize(folder) / 1e6).toFixed(0)];
    rmSync(folder, { recursive: true, force: true });
  }
  return told;
}

function run(program: string, args: readonly string[], cwd: string): void {
  execFileSync(program, args, { cwd, stdio: ['ignore', 'ignore', 'pipe'], shell: windows });
}
