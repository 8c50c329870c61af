import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { bringBack, listKept, removeKept } from '../../../src/lab/browser/home/kept-files.js';
import { allWork, bringIn } from '../../../src/lab/browser/home/work-file.js';
import type { Site } from '../../../src/lab/browser/site.js';
import { type Database, openDatabase } from '../../../src/lab/browser/store/database.js';
import { SiteStore } from '../../../src/lab/browser/store/site-store.js';
import { trustOf } from '../../../src/lab/browser/store/site-trust.js';
import { chapterText } from '../../../src/lab/build/reading/chapter-text.js';
import { fingerprint } from '../../../src/lab/build/reading/fingerprint.js';
import { markdownHtml } from '../../../src/lab/build/reading/markdown-html.js';
import { writeAllWork } from '../../../src/lab/protocol/all-work.js';
import { carriedText, carry } from '../../../src/lab/protocol/carried-notebook.js';
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
import { originalOf } from '../../../src/lab/protocol/original.js';
import { sha256 } from '../../../src/lab/protocol/sha256.js';
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
    const chapters = { '1.ipynb': { ...(await originalOf(text)), size: text.length } };
    const site: Site = { base, version: '1', chapters };
    const kept = database ?? (await openDatabase('test'));
    const contents: Contents = {
      store: new SiteStore(kept.files, site),
      trust: trustOf(site, kept),
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
    await save(newer.contents, (text) => text.replace('mine', 'second'));
    const reverted = await siteWith(chapter('second', 'other'), run.kept);
    expect(await sourceIn(reverted.contents), 'written and taken back').to.equal('second');
    const then = await siteWith(chapter('third'), run.kept);
    expect(await sourceIn(then.contents), 'written and taken back').to.equal('third');
    await siteWith(chapter('second'), run.kept);
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
    await createModel(contents, '', { type: 'directory' });
    await refused(
      renameModel(contents, 'Untitled Folder', 'Untitled Folder/a'),
      400,
      /^Untitled Folder can't be moved into itself$/,
    );
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
    const strange = chapter('stranger').replace('"metadata":{}', '"metadata":{"trusted":true}');
    expect(await bringIn(site, kept, fileOf('strange.ipynb', strange))).to.deep.equal(['strange.ipynb']);
    expect(await trusted('strange.ipynb')).to.equal(false);
  });

  it('bring in work that was taken along, beside what is here', async () => {
    const here = await siteWith(chapter('first'));
    await save(here.contents, (text) => text.replace('first', 'mine'));
    await createCheckpoint(here.contents, '1.ipynb');
    const work = fileOf('work.json', writeAllWork(await allWork(here.kept), '2026-01-01'));
    const there = await siteWith(chapter('first'));
    expect(await bringIn(there.site, there.kept, work)).to.deep.equal(['1.ipynb']);
    expect(await sourceIn(there.contents)).to.equal('mine');
    expect(await bringIn(there.site, there.kept, work), 'again').to.deep.equal(['1.ipynb']);
    await save(there.contents, (text) => text.replace('mine', 'theirs'));
    for (const time of ['once', 'twice'])
      expect(await bringIn(there.site, there.kept, work), time).to.deep.equal(['1-brought.ipynb']);
    expect(await sourceIn(there.contents)).to.equal('theirs');
    expect(await sourceIn(there.contents, '1-brought.ipynb')).to.equal('mine');
  });

  it('know in work that was taken along what was only run: a newer chapter takes its place', async () => {
    const here = await siteWith(chapter('first'));
    await save(here.contents, (text) => text.replace('"text":"1"', '"text":"2"'));
    const work = fileOf('work.json', writeAllWork(await allWork(here.kept), '2026-01-01'));
    const there = await siteWith(chapter('second'));
    await bringIn(there.site, there.kept, work);
    expect(await sourceIn(there.contents)).to.equal('second');
  });

  it('bring in nothing of a file that is damaged, foreign or no notebook, and say so', async () => {
    const { site, kept, contents } = await siteWith(chapter('first'));
    const whole = { form: 'attention-kit-work', files: { 'a.ipynb': btoa('a') }, workspaces: {} };
    const damaged = (change: object) => JSON.stringify({ ...whole, ...change });
    const odd: [name: string, text: string, expected: RegExp][] = [
      ['empty.json', '', /^empty.json is neither a notebook nor a file of work, or it is damaged$/],
      ['cut.ipynb', chapter('first').slice(0, -9), /^cut.ipynb is neither a notebook nor/],
      ['list.json', '[]', /^readNotebook: expected a notebook of format 4 in list.json/],
      ['old.ipynb', '{"nbformat":3,"worksheets":[]}', /^readNotebook: expected a notebook of format 4/],
      ['other.json', '{"form":"other"}', /^This is no file of work taken along/],
      ['a.json', damaged({ files: { 'b.ipynb': 1 } }), /^This file of work is damaged/],
      ['b.json', damaged({ files: { ...whole.files, 'a:b': '' } }), /^A path is names with/],
      ['c.json', damaged({ files: { ...whole.files, 'b.ipynb': '%' } }), /is no Base64$/],
      ['d.json', damaged({ originals: { 'a.ipynb': {} } }), /^This file of work is damaged/],
    ];
    for (const [name, text, expected] of odd)
      await refused(bringIn(site, kept, fileOf(name, text)), 400, expected);
    const huge = Object.defineProperty(fileOf('huge.json', ''), 'size', { value: 3e9 });
    await refused(bringIn(site, kept, huge), 413, /^huge.json is larger than 200 MB$/);
    expect(await kept.files.keys()).to.deep.equal([]);
    for (const [name, path] of [
      ['🙂 my:notes.IPYNB', '🙂 my-notes.ipynb'],
      ['.hidden.ipynb', 'hidden.ipynb'],
      ['constructor', 'constructor.ipynb'],
      ['__proto__.ipynb', '__proto__.ipynb'],
    ] as const)
      expect(await bringIn(site, kept, fileOf(name, chapter(name)))).to.deep.equal([path]);
    await refused(readModel(contents, 'constructor', { content: true }), 404, /^No such file/);
    const [first, second] = [writeAllWork(await allWork(kept), ''), await siteWith(chapter('first'))];
    expect(await bringIn(second.site, second.kept, fileOf('all.json', first))).to.have.length(4);
  });

  it('carry a notebook in a link, and open no other and no damaged one', async () => {
    const text = chapter('first 🙂');
    const carried = await carry(text);
    expect(carried).to.match(/^[\w-]+$/);
    expect(await carriedText(carried)).to.equal(text);
    for (const cut of [
      '',
      '%',
      carried.slice(0, -4),
      carried.slice(4),
      `${carried.slice(0, 40)}A${carried.slice(41)}`,
    ])
      await refused(
        carriedText(cut),
        400,
        /^The notebook in this link is damaged: the link may have been cut$/,
      );
    await refused(carriedText(await carry('{"nbformat":3}')), 400, /^readNotebook: expected a notebook/);
    const bomb = await carry(' '.repeat(20e6)); // some 26 000 letters
    await refused(carriedText(bomb), 413, /^The notebook in this link is larger than 5 MB$/);
  });

  it('know files by SHA-256 where the browser has none', () => {
    for (const length of [0, 1, 55, 56, 63, 64, 65, 1000]) {
      const bytes = Uint8Array.from({ length }, (_, i) => (7 * i + length) % 256);
      expect(Buffer.from(sha256(bytes)).toString('hex')).to.equal(fingerprint(bytes));
    }
  });

  it('bring a chapter back as it was, with what was written kept beside it', async () => {
    const { site, kept, contents } = await siteWith(chapter('first'));
    const now = new Date(2026, 10, 23, 9, 5);
    await save(contents, (text) => text.replace('"text":"1"', '"text":"2"'));
    expect(await bringBack(site, kept, '1.ipynb', now), 'only run').to.equal(undefined);
    for (const beside of ['1-2026-11-23-0905.ipynb', '1-2026-11-23-0905-2.ipynb']) {
      await save(contents, (text) => text.replace('first', 'mine'));
      expect(await bringBack(site, kept, '1.ipynb', now)).to.equal(beside);
      expect(await sourceIn(contents)).to.equal('first');
      expect(await sourceIn(contents, beside)).to.equal('mine');
    }
    await removeKept(site, kept, '1-2026-11-23-0905.ipynb');
    expect((await listKept(site, kept)).map(({ path }) => path)).to.deep.equal(['1-2026-11-23-0905-2.ipynb']);
  });

  it('save what is written in a page that is open while the site gets a new version, or loses the chapter', async () => {
    const before = await siteWith(chapter('first'));
    const open = await siteWith(chapter('first'), before.kept);
    await sourceIn(open.contents);
    for (const [now, written] of [
      [chapter('second'), 'once'],
      [undefined, 'twice'],
    ] as const) {
      if (now) brought.set('1.ipynb', now);
      else brought.delete('1.ipynb');
      await save(open.contents, (text) => text.replace(/first|once/, written));
    }
    const after = await siteWith(chapter('third'), before.kept);
    expect(await sourceIn(after.contents)).to.equal('twice');
    const without: Site = { ...after.site, chapters: {} };
    expect((await new SiteStore(before.kept.files, without).read('1.ipynb')).length).to.be.above(0);
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
    await rm(folder, { recursive: true });
  });
});

function fileOf(name: string, text: string): File {
  return new File([text], name);
}

async function refused(asked: Promise<unknown>, status: number, message: RegExp): Promise<void> {
  const error = await asked.then(
    () => undefined,
    (reason) => reason,
  );
  expect(error?.message).to.match(message);
  expect(error?.status).to.equal(status);
}
