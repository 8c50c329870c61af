import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFile,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { ContentsManager, ServerConnection } from '@jupyterlab/services';
import { expect } from 'chai';
import { kitChapters } from '../../../src/files/kit-folder.js';
import { listChapters } from '../../../src/runner/chapters.js';
import { linkPackages } from '../../../src/workshop/link-packages.js';
import { prepareFolder } from '../../../src/workshop/prepare-folder.js';
import { startTestLab, type TestLab } from '../support/test-lab.js';

describe('files of the lab', function () {
  this.timeout(120_000);
  let lab: TestLab;
  before(async () => {
    lab = await startTestLab();
  });
  after(() => lab.stopAndForget());
  const at = (name: string) => join(lab.folder, name);
  const send = (method: string, path: string, body?: unknown) =>
    lab.send(method, `/api/contents/${path.split('/').map(encodeURIComponent).join('/')}`, { body });
  const text = (content: string) => ({ type: 'file', format: 'text', content });

  it("are the same to the last byte after Jupyter's own client opened and saved them, for each chapter", async () => {
    const serverSettings = ServerConnection.makeSettings({
      baseUrl: `http://127.0.0.1:${lab.port}/`,
      token: lab.token,
      appendToken: true,
    });
    const manager = new ContentsManager({ serverSettings });
    for (const path of listChapters()) {
      const before = await readFile(path, 'utf8');
      await writeFile(at(basename(path)), before);
      const model = await manager.get(basename(path));
      await manager.save(basename(path), { type: 'notebook', format: 'json', content: model.content });
      expect((await readFile(at(basename(path)), 'utf8')) === before, path).to.equal(true);
      await manager.save('fresh.ipynb', { type: 'notebook', format: 'json', content: model.content });
      expect((await readFile(at('fresh.ipynb'), 'utf8')) === before, `${path}, saved anew`).to.equal(true);
    }
    manager.dispose();
  });

  it('of the kit’s data lie beside its scripts, and nothing above them', async () => {
    const { status, json } = await lab.send('GET', '/static/data/trained-head.json');
    expect([status, json.wQuery.length]).to.deep.equal([200, 50]);
    for (const path of ['/static/data/..%2fpackage.json', '/static/data/nothing.json'])
      expect((await lab.send('GET', path)).status, path).to.equal(404);
  });

  it('that are notebooks of another kind are told in one sentence', async () => {
    await writeFile(at('old.ipynb'), JSON.stringify({ nbformat: 3, worksheets: [] }));
    const { status, json } = await send('GET', 'old.ipynb');
    expect([status, json.message]).to.deep.equal([
      400,
      'readNotebook: expected a notebook of format 4 in old.ipynb, got format 3',
    ]);
    const saved = await send('PUT', 'old.ipynb', { type: 'notebook', content: { nbformat: 4, cells: [5] } });
    expect([saved.status, saved.json.message]).to.deep.equal([
      400,
      'readNotebook: expected an object as cell 1 in old.ipynb, got 5',
    ]);
  });

  it('are followed through a link that stays inside, and listed; one that leads out is neither', async () => {
    await mkdir(at('real'));
    await writeFile(at('real/a.txt'), 'A');
    await symlink('real', at('same'));
    await symlink('/etc', at('out'));
    await symlink(join(lab.folder, '.attention-kit'), at('notes'));
    await symlink('/tmp/attention-kit-nowhere', at('nowhere.txt'));
    expect((await send('GET', 'same/a.txt')).json.content).to.equal('A');
    expect((await send('PUT', 'same/a.txt', text('B'))).status).to.equal(200);
    expect(await readFile(at('real/a.txt'), 'utf8')).to.equal('B');
    const names = (await send('GET', '')).json.content.map(({ name }: { name: string }) => name);
    expect(names).to.include('same').and.not.include('out').and.not.include('notes');
    for (const path of ['out/hostname', 'notes/originals.json', 'nowhere.txt'])
      for (const method of ['GET', 'PUT', 'DELETE'])
        expect((await send(method, path, method === 'PUT' ? text('x') : undefined)).status, path).to.equal(
          404,
        );
    expect(await lstat('/tmp/attention-kit-nowhere').catch(({ code }) => code)).to.equal('ENOENT');
    expect((await send('DELETE', 'same')).status).to.equal(204);
    expect(await readFile(at('real/a.txt'), 'utf8')).to.equal('B');
  });

  it('are not made outside by a copy or a checkpoint onto a link to nowhere', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'attention-kit-outside-'));
    await writeFile(at('c.txt'), 'C');
    await mkdir(at('.ipynb_checkpoints'), { recursive: true });
    await symlink(join(outside, 'copied'), at('c-Copy1.txt'));
    await symlink(join(outside, 'kept'), at('.ipynb_checkpoints/c-checkpoint.txt'));
    expect((await send('POST', '', { copy_from: 'c.txt' })).json.path).to.equal('c-Copy2.txt');
    expect((await send('POST', 'c.txt/checkpoints')).status).to.equal(404);
    expect(await readdir(outside)).to.deep.equal([]);
    await rm(outside, { recursive: true });
  });

  it('that are pipes or sockets are refused at once: read, save, copy, checkpoint, trust, rename', async () => {
    execFileSync('mkfifo', [at('pipe.ipynb')]);
    const listener = createServer().listen(at('socket.ipynb'));
    await once(listener, 'listening');
    for (const odd of ['pipe.ipynb', 'socket.ipynb'])
      for (const [method, path, body] of [
        ['GET', odd],
        ['PUT', odd, text('x')],
        ['POST', '', { copy_from: odd }],
        ['POST', `${odd}/checkpoints`],
        ['POST', `${odd}/trust`],
        ['PATCH', odd, { path: `moved-${odd}` }],
      ] as const) {
        const { status, json } = await send(method, path, body);
        expect([status, json.message], `${method} ${path}`).to.deep.equal([400, `Not a file: ${odd}`]);
      }
    expect(await readdir(lab.folder)).to.include.members(['pipe.ipynb', 'socket.ipynb']);
    expect((await lab.send('GET', '/')).status).to.equal(200);
    listener.close();
    await rm(at('pipe.ipynb'));
  });

  it('that are needed, where a folder is told: one sentence', async () => {
    await mkdir(at('folder.ipynb'));
    const { status, json } = await send('POST', '', { copy_from: 'folder.ipynb' });
    expect([status, json.message]).to.deep.equal([400, 'Not a file: folder.ipynb']);
    await rm(at('folder.ipynb'), { recursive: true });
  });

  it('with the longest names open, save, are copied, kept and trusted; longer ones are told', async () => {
    const name = `${'ü'.repeat(124)}.ipynb`; // 254 bytes
    const content = JSON.parse(await readFile(at('sample.ipynb'), 'utf8'));
    const request = { type: 'notebook', content };
    expect((await send('PUT', name, request)).status).to.equal(200);
    content.cells[1].source = 'changed';
    expect((await send('PUT', name, request)).status).to.equal(200);
    expect((await send('POST', `${name}/checkpoints`)).status).to.equal(201);
    expect((await send('GET', `${name}/checkpoints`)).json.length).to.equal(1);
    expect((await send('POST', `${name}/checkpoints/checkpoint`)).status).to.equal(204);
    expect((await send('POST', `${name}/trust`)).status).to.equal(201);
    const copy = await send('POST', '', { copy_from: name });
    expect([copy.status, Buffer.byteLength(copy.json.path) <= 255]).to.deep.equal([201, true]);
    const { status, json } = await send('PUT', `${name}xx`, text('x'));
    expect([status, json.message]).to.deep.equal([400, 'A name can have 255 bytes at most']);
  });

  it('may lie in folders called checkpoints and trust', async () => {
    for (const folder of ['checkpoints', 'deep/checkpoints', 'deep/trust']) {
      if (folder.startsWith('deep')) await mkdir(at('deep'), { recursive: true });
      expect((await send('PUT', folder, { type: 'directory' })).status, folder).to.equal(200);
      const made = await send('POST', folder, { type: 'notebook' });
      expect([made.status, made.json.path]).to.deep.equal([201, `${folder}/Untitled.ipynb`]);
      expect((await send('GET', folder)).json.content.length, folder).to.equal(1);
      expect((await send('POST', `${folder}/Untitled.ipynb/checkpoints`)).status, folder).to.equal(201);
      expect((await send('DELETE', `${folder}/Untitled.ipynb`)).status, folder).to.equal(204);
      expect((await send('DELETE', folder)).status, folder).to.equal(204);
    }
  });
});

describe('a folder that came from elsewhere', function () {
  this.timeout(120_000);
  let folder: string;
  let outside: string;
  beforeEach(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'attention-kit-foreign-')));
    outside = await realpath(await mkdtemp(join(tmpdir(), 'attention-kit-outside-')));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
    await rm(outside, { recursive: true, force: true });
  });
  const at = (name: string) => join(folder, name);
  const plant = async (notes: Record<string, unknown>) => {
    await mkdir(at('.attention-kit'));
    for (const [name, value] of Object.entries(notes))
      await writeFile(at(`.attention-kit/${name}.json`), JSON.stringify(value));
  };
  const told = (make: () => unknown) =>
    Promise.resolve()
      .then(make)
      .then(
        () => 'done',
        ({ message }: Error) => message,
      );

  it('brings no secret, no trust and no settings along, and notes of wrong types stop nothing', async () => {
    const one = await mkdtemp(join(tmpdir(), 'attention-kit-one-'));
    await copyFile(join(kitChapters, '01-embedding.ipynb'), join(one, '01-embedding.ipynb'));
    for (const odd of [5, null, 'x', [1], { '01-embedding.ipynb': 5 }, { cookie: {} }]) {
      await plant({ secret: odd, trusted: odd, settings: odd, workspaces: odd, originals: odd });
      const warn = console.warn;
      const warnings: string[] = [];
      console.warn = (text: string) => warnings.push(text);
      try {
        await prepareFolder(folder, one);
      } finally {
        console.warn = warn;
      }
      // said once, and only of the file that the kit reads here
      expect(warnings.join(), JSON.stringify(odd)).to.match(
        /^readNotes: [^,]* in \S*originals\.json, got [^,]*$|^$/,
      );
      const lab = await startTestLab({ folder });
      for (const path of ['/', '/api/contents/', '/lab/api/settings', '/lab/api/workspaces'])
        expect((await lab.send('GET', path)).status, path).to.equal(200);
      await lab.stop();
      await rm(folder, { recursive: true });
      await mkdir(folder);
    }
    await rm(one, { recursive: true });
  });

  it('gets nothing written through links: notes, packages, chapters', async () => {
    await symlink(outside, at('.attention-kit'));
    expect(await told(() => prepareFolder(folder, kitChapters))).to.equal(
      `readNotes: expected a folder at ${at('.attention-kit')}, got something else; move it away first`,
    );
    await rm(at('.attention-kit'));
    await symlink(outside, at('node_modules'));
    expect(await told(() => linkPackages(folder))).to.equal(
      `linkPackages: expected a folder at ${at('node_modules')}, got something else; move it away first`,
    );
    await symlink(join(outside, 'new'), at('01-embedding.ipynb'));
    await mkdir(at('.attention-kit'));
    await symlink(join(outside, 'notes'), at('.attention-kit/originals.json'));
    const { added } = await prepareFolder(folder, kitChapters);
    expect(added).not.to.include('01-embedding.ipynb');
    expect(await readdir(outside)).to.deep.equal([]);
  });

  it("may hold the reader's own tslab, which stays", async () => {
    await mkdir(at('node_modules/tslab'), { recursive: true });
    expect(linkPackages(folder)).to.deep.equal({
      linked: ['attention-kit', '@tensorflow/tfjs'],
      own: ['tslab'],
    });
    expect((await lstat(at('node_modules/tslab'))).isDirectory()).to.equal(true);
  });
});
