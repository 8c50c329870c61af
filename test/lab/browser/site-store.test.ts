import { expect } from 'chai';
import { bringBack, listKept, removeKept } from '../../../src/lab/browser/home/kept-files.js';
import type { Site } from '../../../src/lab/browser/site.js';
import { SiteStore } from '../../../src/lab/browser/store/site-store.js';
import { deleteModel, renameModel } from '../../../src/lab/protocol/contents/change.js';
import {
  createCheckpoint,
  listCheckpoints,
  restoreCheckpoint,
} from '../../../src/lab/protocol/contents/checkpoints.js';
import { createModel } from '../../../src/lab/protocol/contents/create-model.js';
import { readModel } from '../../../src/lab/protocol/contents/read-contents.js';
import { chapter, refused, save, servedSites, sourceIn } from '../support/served-sites.js';

describe('a reader’s files on a site', () => {
  const { brought, siteWith } = servedSites();

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

  it('are refused where the chapter is none of this version’s, or can’t be had', async () => {
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
});
