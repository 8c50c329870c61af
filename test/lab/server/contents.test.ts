import { readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { sampleNotebook } from '../support/sample-notebook.js';
import { startTestLab, type TestLab } from '../support/test-lab.js';

describe('the contents API', function () {
  this.timeout(180_000);
  let lab: TestLab;
  before(async () => {
    lab = await startTestLab();
  });
  after(() => lab.stopAndForget());
  const get = async (path: string) => (await lab.send('GET', `/api/contents/${path}`)).json;
  const put = (path: string, body: unknown) => lab.send('PUT', `/api/contents/${path}`, { body });
  const notebook = (source: string) => {
    const content = sampleNotebook() as { cells: { source: string }[] };
    content.cells[1]!.source = source;
    return { type: 'notebook', format: 'json', content };
  };

  it('lists a folder without its hidden parts', async () => {
    const { type, content } = await get('');
    expect(type).to.equal('directory');
    expect(content.map(({ name }: { name: string }) => name)).to.deep.equal(['sample.ipynb']);
  });

  it('saves a notebook as Jupyter does, and reads the same back', async () => {
    const { status, json } = await put('saved.ipynb', notebook('first\nsecond\n'));
    expect(status).to.equal(200);
    expect(json).to.include({ name: 'saved.ipynb', path: 'saved.ipynb', type: 'notebook', content: null });
    const text = await readFile(join(lab.folder, 'saved.ipynb'), 'utf8');
    expect(JSON.parse(text).cells[1].source).to.deep.equal(['first\n', 'second\n']);
    expect(text)
      .to.match(/^\{\n "cells": \[\n {2}\{\n {3}"cell_type": "markdown",/)
      .and.to.match(/\}\n$/);
    expect((await get('saved.ipynb')).content.cells[1].source).to.equal('first\nsecond\n');
  });

  it('refuses to save what is no notebook, and keeps the one that was there', async () => {
    await put('good.ipynb', notebook('good'));
    const broken = { type: 'notebook', format: 'json', content: { nbformat: 4, metadata: {}, cells: [{}] } };
    expect((await put('good.ipynb', broken)).status).to.equal(400);
    expect((await put('good.ipynb', '{"type": "notebook"')).status).to.equal(400);
    expect((await get('good.ipynb')).content.cells[1].source).to.equal('good');
  });

  it('says when a file changed on disk, so that the page asks before it overwrites', async () => {
    const saved = await put('raced.ipynb', notebook('mine'));
    await writeFile(join(lab.folder, 'raced.ipynb'), JSON.stringify(sampleNotebook()));
    await utimes(join(lab.folder, 'raced.ipynb'), new Date(), new Date(Date.now() + 5000));
    const { json } = await lab.send('GET', '/api/contents/raced.ipynb?content=0&hash=1');
    expect(Date.parse(json.last_modified)).to.be.above(Date.parse(saved.json.last_modified));
    expect(json.hash)
      .to.match(/^[0-9a-f]{64}$/)
      .and.not.equal(saved.json.hash);
  });

  it('makes new notebooks, files, folders and copies under free names', async () => {
    const make = async (folder: string, body: unknown) =>
      (await lab.send('POST', `/api/contents/${folder}`, { body })).json.path;
    expect(await make('', { type: 'notebook' })).to.equal('Untitled.ipynb');
    expect(await make('', { type: 'notebook' })).to.equal('Untitled1.ipynb');
    expect(await make('', { type: 'directory' })).to.equal('Untitled Folder');
    expect(await make('Untitled%20Folder', { type: 'file', ext: '.md' })).to.equal(
      'Untitled Folder/untitled.md',
    );
    expect(await make('', { copy_from: 'sample.ipynb' })).to.equal('sample-Copy1.ipynb');
    const { content } = await get('Untitled.ipynb');
    expect(content.metadata.kernelspec.name).to.equal('tslab');
  });

  it('renames files and folders, but never onto something that exists', async () => {
    await put('a.txt', { type: 'file', format: 'text', content: 'A' });
    await put('b.txt', { type: 'file', format: 'text', content: 'B' });
    const rename = (from: string, path: string) =>
      lab.send('PATCH', `/api/contents/${from}`, { body: { path } });
    expect((await rename('a.txt', 'b.txt')).status).to.equal(409);
    expect((await get('b.txt')).content).to.equal('B');
    expect((await rename('a.txt', 'c ü.txt')).json.path).to.equal('c ü.txt');
    expect((await get(encodeURIComponent('c ü.txt'))).content).to.equal('A');
    await lab.send('PUT', '/api/contents/folder', { body: { type: 'directory' } });
    expect((await rename('folder', 'b.txt')).status).to.equal(409);
    expect((await rename('folder', 'other')).json.type).to.equal('directory');
  });

  it('deletes files and folders, but not the notebooks folder', async () => {
    await put('gone.txt', { type: 'file', format: 'text', content: '' });
    expect((await lab.send('DELETE', '/api/contents/gone.txt')).status).to.equal(204);
    expect((await lab.send('GET', '/api/contents/gone.txt')).status).to.equal(404);
    expect((await lab.send('DELETE', '/api/contents/')).status).to.equal(400);
    expect(await readdir(lab.folder)).to.include('sample.ipynb');
  });

  it('keeps a checkpoint and restores it', async () => {
    await put('kept.ipynb', notebook('before'));
    const made = await lab.send('POST', '/api/contents/kept.ipynb/checkpoints');
    expect(made.status).to.equal(201);
    await put('kept.ipynb', notebook('after'));
    const listed = (await lab.send('GET', '/api/contents/kept.ipynb/checkpoints')).json;
    expect(listed).to.deep.equal([made.json]);
    const restored = await lab.send('POST', `/api/contents/kept.ipynb/checkpoints/${made.json.id}`);
    expect(restored.status).to.equal(204);
    expect((await get('kept.ipynb')).content.cells[1].source).to.equal('before');
  });

  it('keeps bytes that are not text', async () => {
    const bytes = Buffer.from([0, 255, 254, 10]);
    await put('raw.bin', { type: 'file', format: 'base64', content: bytes.toString('base64') });
    expect(await readFile(join(lab.folder, 'raw.bin'))).to.deep.equal(bytes);
    const { format, content } = await get('raw.bin');
    expect([format, content]).to.deep.equal(['base64', bytes.toString('base64')]);
  });

  it('trusts what was run here, not what came from elsewhere, and not what was changed elsewhere', async () => {
    const trusts = async (path: string) => (await get(path)).content.cells[1].metadata.trusted;
    expect(await trusts('sample.ipynb')).to.equal(false);
    const run = notebook('run here');
    for (const cell of run.content.cells as unknown as { metadata: Record<string, unknown> }[])
      cell.metadata = { trusted: true };
    await put('mine.ipynb', run);
    expect(await trusts('mine.ipynb')).to.equal(true);
    const text = await readFile(join(lab.folder, 'mine.ipynb'), 'utf8');
    expect(text).not.to.include('trusted');
    await writeFile(join(lab.folder, 'mine.ipynb'), text.replace('run here', 'changed'));
    expect(await trusts('mine.ipynb')).to.equal(false);
    expect((await lab.send('POST', '/api/contents/mine.ipynb/trust')).status).to.equal(201);
    expect(await trusts('mine.ipynb')).to.equal(true);
  });
});
