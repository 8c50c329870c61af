import { expect } from 'chai';
import { allWork, bringIn } from '../../../src/lab/browser/home/work-file.js';
import { writeAllWork } from '../../../src/lab/protocol/all-work.js';
import { createCheckpoint } from '../../../src/lab/protocol/contents/checkpoints.js';
import { readModel } from '../../../src/lab/protocol/contents/read-contents.js';
import { chapter, fileOf, refused, save, servedSites, sourceIn } from '../support/served-sites.js';

describe('work that is taken along, from a site to another', () => {
  const { siteWith } = servedSites();

  it('is brought in beside what is here', async () => {
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

  it('knows what was only run: a newer chapter takes its place', async () => {
    const here = await siteWith(chapter('first'));
    await save(here.contents, (text) => text.replace('"text":"1"', '"text":"2"'));
    const work = fileOf('work.json', writeAllWork(await allWork(here.kept), '2026-01-01'));
    const there = await siteWith(chapter('second'));
    await bringIn(there.site, there.kept, work);
    expect(await sourceIn(there.contents)).to.equal('second');
  });

  it('brings in nothing of a file that is damaged, foreign or no notebook, and says so', async () => {
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

  it('isn’t trusted, as what the site brings is', async () => {
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
});
