import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { kitChapters, kitData, kitVersion } from '../../../src/files/kit-folder.js';
import { pageFolder } from '../../../src/lab/build/freshness.js';
import { kernelFiles, makeKernelFiles } from '../../../src/lab/build/kernel/kernel-files.js';
import { buildReading } from '../../../src/lab/build/reading/build-reading.js';
import { makeSite } from '../../../src/lab/site/make-site.js';
import { startStaticHost } from '../../lab/support/static-host.js';
import { addressOf } from '../address-of.js';

/** A page with a notebook, as it is served. */
export interface Served {
  readonly url: string;
  /** What a reader comes by before the second visit, where that makes it faster: the page that keeps the others. */
  readonly home?: string;
  /** Bytes sent since this was last asked; where a browser has to count them, undefined. */
  readonly bytes?: () => number;
  /** Processes that work for the page, besides the browser. */
  readonly group?: number;
  readonly close: () => Promise<void>;
}

/** Who is measured. */
export interface Contender {
  readonly name: string;
  readonly serve: () => Promise<Served>;
  /** What is there when the text can be read. */
  readonly text: string;
  /** Whether the text has buttons of its own, before the notebook is there. */
  readonly reads?: true;
}

const cell = '.jp-MarkdownOutput h1';
const chapter = '01-embedding';

const site: Contender = {
  name: 'site',
  text: '#reading h1',
  reads: true,
  serve: async () => {
    await makeKernelFiles();
    await buildReading();
    const folder = await mkdtemp(join(tmpdir(), 'attention-kit-bench-'));
    const sources = { page: pageFolder, kernel: kernelFiles, chapters: kitChapters, data: kitData };
    await makeSite({ ...sources, version: kitVersion }, join(folder, 'site'));
    const host = await startStaticHost(join(folder, 'site'));
    const close = async () => {
      await host.close();
      await rm(folder, { recursive: true });
    };
    return { url: `${host.url}notebooks/${chapter}.html`, home: host.url, bytes: host.bytes, close };
  },
};

const server: Contender = {
  name: 'server',
  text: cell,
  serve: async () => {
    const folder = await mkdtemp(join(tmpdir(), 'attention-kit-bench-'));
    const cli = fileURLToPath(new URL('../../../src/cli/main.js', import.meta.url));
    const child = spawn(process.execPath, [cli, 'start', '--no-browser', '--notebooks', folder], {
      detached: true,
    });
    const { origin, searchParams } = new URL(await addressOf(child));
    return {
      url: `${origin}/notebooks/${chapter}.ipynb?token=${searchParams.get('token')}`,
      group: child.pid!,
      close: () => end(child, folder),
    };
  },
};

async function end(child: ChildProcess, folder: string): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  process.kill(-child.pid!, 'SIGKILL');
  await ended;
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

/** A JupyterLite site with its JavaScript kernel, made by `jupyter lite build`; a notebook is put into it. */
const lite: Contender = {
  name: 'JupyterLite, JavaScript',
  text: cell,
  serve: async () => {
    const folder = process.env.JUPYTERLITE!;
    await addNotebook(folder);
    const host = await startStaticHost(folder, '/lite/');
    return { url: `${host.url}notebooks/index.html?path=bench.ipynb`, bytes: host.bytes, close: host.close };
  },
};

async function addNotebook(folder: string): Promise<void> {
  const configuration = join(folder, 'jupyter-lite.json');
  if (!existsSync(configuration))
    throw new Error(`bench: expected in JUPYTERLITE a folder that jupyter lite made, got ${folder}`);
  const cells = [
    { cell_type: 'markdown', id: 'a', metadata: {}, source: '# Bench\n\nOne cell.' },
    { cell_type: 'code', id: 'b', metadata: {}, source: '6 * 7', outputs: [], execution_count: null },
  ];
  const kernelspec = { name: 'javascript', display_name: 'JavaScript (Web Worker)', language: 'javascript' };
  const content = JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: { kernelspec }, cells });
  const [name, time] = ['bench.ipynb', new Date().toISOString()];
  const file = {
    name,
    path: name,
    type: 'notebook',
    format: null,
    mimetype: null,
    content: null,
    created: time,
    last_modified: time,
    size: content.length,
    writable: true,
    hash: null,
    hash_algorithm: null,
  };
  const root = {
    ...file,
    name: '',
    path: '',
    type: 'directory',
    format: 'json',
    size: null,
    content: [file],
  };
  await mkdir(join(folder, 'files'), { recursive: true });
  await mkdir(join(folder, 'api', 'contents'), { recursive: true });
  await writeFile(join(folder, 'files', name), content);
  await writeFile(join(folder, 'api', 'contents', 'all.json'), JSON.stringify(root));
  // what it was built without it doesn't look for
  const known = JSON.parse(await readFile(configuration, 'utf8'));
  known['jupyter-config-data'].contentsAllJsonFile = 'all.json';
  await writeFile(configuration, JSON.stringify(known));
}

/** All that there are on this machine. */
export const contenders: readonly Contender[] = [site, server, ...(process.env.JUPYTERLITE ? [lite] : [])];
