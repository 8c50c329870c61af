import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { allWork, bringIn } from '../../../src/lab/browser/home/work-file.js';
import type { Site } from '../../../src/lab/browser/site.js';
import { type Database, openDatabase } from '../../../src/lab/browser/store/database.js';
import { SiteStore } from '../../../src/lab/browser/store/site-store.js';
import { TrustNotes } from '../../../src/lab/browser/store/trust-notes.js';
import { chapterText } from '../../../src/lab/build/reading/chapter-text.js';
import { markdownHtml } from '../../../src/lab/build/reading/markdown-html.js';
import { deleteModel, renameModel, saveModel } from '../../../src/lab/protocol/contents/change.js';
import {
  createCheckpoint,
  listCheckpoints,
  restoreCheckpoint,
} from '../../../src/lab/protocol/contents/checkpoints.js';
import { createModel } from '../../../src/lab/protocol/contents/create-model.js';
import { readModel } from '../../../src/lab/protocol/contents/read-contents.js';
import type { Contents } from '../../../src/lab/protocol/contents/store.js';
import { digest } from '../../../src/lab/protocol/digest.js';
import { copyFiles } from '../../../src/lab/site/copy-files.js';
import { listFiles, workerScript } from '../../../src/lab/site/worker-script.js';

/** A chapter as the kit would bring it. */
function chapter(source: string, output = '1'): string {
  const outputs = [{ output_type: 'stream', name: 'stdout', text: output }];
  const cell = { cell_type: 'code', id: 'a', metadata: {}, source, execution_count: 1, outputs };
  return JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [cell] });
}

describe('the parts of a site', () => {
  let [server, base] = [] as unknown as [Server, URL];
  const brought = new Map<string, string>();
  before(async () => {
    server = createServer(({ url = '' }, answer) => {
      const text = brought.get(decodeURIComponent(url.split('?')[0]!.replace('/chapters/', '')));
      answer.writeHead(text === undefined ? 404 : 200).end(text);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = new URL(`http://127.0.0.1:${(server.address() as { port: number }).port}/`);
  });
  after(() => server?.close());

  /** A site that brings this as its only chapter, seen by a reader with this database. */
  const siteWith = async (text: string, database?: Database) => {
    brought.set('1.ipynb', text);
    const chapters = { '1.ipynb': { digest: await digest(text), size: text.length } };
    const site: Site = { base, version: '1', chapters };
    const kept = database ?? (await openDatabase('test'));
    const contents: Contents = {
      store: new SiteStore(kept.files, site),
      trust: new TrustNotes(kept.notes, site),
    };
    return { site, kept, contents };
  };
  const sourceIn = async (contents: Contents, path = '1.ipynb') => {
    const { content } = await readModel(contents, path, { content: true });
    return (content as { cells: { source: string }[] }).cells[0]!.source;
  };
  const save = async (contents: Contents, change: (text: string) => string) => {
    const { content } = await readModel(contents, '1.ipynb', { content: true });
    const next = JSON.parse(change(JSON.stringify(content)));
    await saveModel(contents, '1.ipynb', { type: 'notebook', format: 'json', content: next });
  };

  it('keep a chapter’s own text until something is saved, and nothing when nothing has changed', async () => {
    const { contents, kept } = await siteWith(chapter('first'));
    await save(contents, (text) => text);
    expect(await kept.files.keys()).to.deep.equal([]);
    await save(contents, (text) => text.replace('first', 'mine'));
    expect(await sourceIn(contents)).to.equal('mine');
    expect(await kept.files.keys()).to.deep.equal(['1.ipynb']);
  });

  it('take a newer chapter where the reader has only run it, and keep the reader’s where something was written', async () => {
    const run = await siteWith(chapter('first'));
    await save(run.contents, (text) => text.replace('"text":"1"', '"text":"2"'));
    const same = await siteWith(chapter('first', 'other'), run.kept);
    expect(await sourceIn(same.contents)).to.equal('first');
    const newer = await siteWith(chapter('second'), run.kept);
    expect(await sourceIn(newer.contents)).to.equal('second');
    await save(newer.contents, (text) => text.replace('second', 'mine'));
    const newest = await siteWith(chapter('third'), run.kept);
    expect(await sourceIn(newest.contents)).to.equal('mine');
    await deleteModel(newest.contents, '1.ipynb');
    expect(await sourceIn(newest.contents), 'brought back').to.equal('third');
  });

  it('refuse a chapter that is none of this version’s, or that can’t be had', async () => {
    const { contents } = await siteWith(chapter('first'));
    brought.set('1.ipynb', chapter('of another version'));
    await refused(
      readModel(contents, '1.ipynb', { content: true }),
      503,
      /^The site has a new version: load this page again/,
    );
    brought.delete('1.ipynb');
    await refused(
      readModel(contents, '1.ipynb', { content: true }),
      503,
      /^The site did not give 1.ipynb: is there a network\?/,
    );
  });

  it('keep, rename, copy, checkpoint and delete a reader’s own by the rules of the lab', async () => {
    const { contents } = await siteWith(chapter('first'));
    const made = await createModel(contents, '', { type: 'notebook' });
    expect(made.path).to.equal('Untitled.ipynb');
    await renameModel(contents, 'Untitled.ipynb', 'mine.ipynb');
    await refused(
      renameModel(contents, 'mine.ipynb', '1.ipynb'),
      409,
      /^There already is something at 1.ipynb$/,
    );
    await refused(deleteModel(contents, '1.ipynb'), 403, /^The site brings 1.ipynb: it stays$/);
    expect((await createModel(contents, '', { copy_from: '1.ipynb' })).path).to.equal('1-Copy1.ipynb');
    await createCheckpoint(contents, '1.ipynb');
    await save(contents, (text) => text.replace('first', 'worse'));
    expect(await listCheckpoints(contents, '1.ipynb')).to.have.length(1);
    await restoreCheckpoint(contents, '1.ipynb', 'checkpoint');
    expect(await sourceIn(contents)).to.equal('first');
    const { content } = await readModel(contents, '', { content: true });
    expect((content as { name: string }[]).map(({ name }) => name)).to.deep.equal([
      '1-Copy1.ipynb',
      '1.ipynb',
      'mine.ipynb',
    ]);
    for (const path of ['../x', 'a/./b', '.attention-kit/x'])
      await refused(readModel(contents, path, { content: true }), path.startsWith('.at') ? 404 : 400, /./);
  });

  it('trust what the site brings and what was run here, and nothing that is brought in', async () => {
    const { site, kept, contents } = await siteWith(chapter('first'));
    const trusted = async (path: string) => {
      const { content } = await readModel(contents, path, { content: true });
      return (content as { cells: { metadata: { trusted?: boolean } }[] }).cells[0]!.metadata.trusted;
    };
    expect(await trusted('1.ipynb')).to.equal(true);
    const bytes = new TextEncoder().encode(
      chapter('stranger').replace('"metadata":{}', '"metadata":{"trusted":true}'),
    );
    expect(await bringIn(site, kept, 'strange.ipynb', bytes)).to.deep.equal(['strange.ipynb']);
    expect(await trusted('strange.ipynb')).to.equal(false);
  });

  it('bring in work that was taken along, beside what is here', async () => {
    const here = await siteWith(chapter('first'));
    await save(here.contents, (text) => text.replace('first', 'mine'));
    const file = new TextEncoder().encode(JSON.stringify(await allWork(here.kept)));
    const there = await siteWith(chapter('first'));
    expect(await bringIn(there.site, there.kept, 'work.json', file)).to.deep.equal(['1.ipynb']);
    expect(await sourceIn(there.contents)).to.equal('mine');
    expect(await bringIn(there.site, there.kept, 'work.json', file), 'again').to.deep.equal(['1.ipynb']);
    await save(there.contents, (text) => text.replace('mine', 'theirs'));
    expect(await bringIn(there.site, there.kept, 'work.json', file)).to.deep.equal(['1-brought.ipynb']);
    expect(await sourceIn(there.contents)).to.equal('theirs');
    const odd = [
      '',
      '[]',
      '{"form":"other"}',
      '{"form":"attention-kit-work","files":{"a":1},"workspaces":{}}',
    ];
    for (const text of odd)
      await refused(
        bringIn(there.site, there.kept, 'work.json', new TextEncoder().encode(text)),
        400,
        /^This is no file of work/,
      );
  });

  it('show Markdown with its formulas as MathML, and leave dollars in code alone', () => {
    const link = (path: string) => path.replace('.ipynb', '.html');
    const html = markdownHtml(
      'Of $a_1$ and `$x$`:\n\n$$\\frac{a}{b}$$\n\n[on](02-b.ipynb#there), 5 \\$ **each**',
      link,
    );
    expect(html.match(/<math/g)).to.have.length(2);
    expect(html)
      .to.include('<code>$x$</code>')
      .and.include('href="02-b.html#there"')
      .and.include('<strong>each</strong>');
    expect(html).to.include('<mfrac>');
  });

  it('show saved outputs without the scripts that came with them', () => {
    const data = { 'text/html': '<p>four</p><script>alert(1)</script>', 'text/plain': 'four' };
    const outputs = [{ output_type: 'display_data' as const, data, metadata: {} }];
    const cell = { cell_type: 'code' as const, id: 'a', metadata: {}, source: 'a < b', outputs };
    const { html } = chapterText({ cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 5 }, String);
    expect(html).to.include('<p>four</p>').and.include('a &lt; b').and.not.include('<script');
  });

  it('name in the service worker every file that a page may ask for, by its digest', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'attention-kit-files-'));
    await writeFile(join(folder, 'a.js'), 'a');
    await writeFile(join(folder, 'README.md'), 'for people');
    const files = listFiles(folder);
    expect(files).to.deep.equal([{ path: 'a.js', size: 1, digest: await digest('a') }]);
    expect(workerScript(files, 'code')).to.equal(`const DIGESTS = {"a.js":"${await digest('a')}"};\ncode`);
    await rm(folder, { recursive: true });
  });

  it('copy the data that pages read, and not the scripts that made it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'attention-kit-copy-'));
    const from = (name: string) => join(folder, name);
    for (const [name, file] of [
      ['page/reading/pictures', 'p.png'],
      ['page/site', 'serve.mjs'],
      ['kernel', 'kernel.js'],
      ['data', 'a.bin'],
      ['data', 'make.js'],
      ['chapters', '1.ipynb'],
    ] as const) {
      await mkdir(from(name), { recursive: true });
      await writeFile(join(from(name), file), file);
    }
    copyFiles(
      { page: from('page'), kernel: from('kernel'), chapters: from('chapters'), data: from('data') },
      from('out'),
    );
    const names = listFiles(from('out')).map(({ path }) => path);
    expect(names).to.deep.equal([
      'chapters/1.ipynb',
      'notebooks/pictures/p.png',
      'static/data/a.bin',
      'static/kernel/v1/lib/kernel.js',
    ]);
    expect(await readFile(join(from('out'), 'serve.mjs'), 'utf8')).to.equal('serve.mjs');
    await rm(folder, { recursive: true });
  });
});

async function refused(asked: Promise<unknown>, status: number, message: RegExp): Promise<void> {
  const error = await asked.then(
    () => undefined,
    (reason) => reason,
  );
  expect(error?.message).to.match(message);
  expect(error?.status).to.equal(status);
}
