import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { findChapter, listChapters } from '../../src/runner/chapters.js';
import { wordsNotebook } from './support.js';

describe('listChapters and findChapter', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attention-kit-test-'));
    for (const name of ['02-query-key-value', '01-embedding', 'notes', '03-scores.run'])
      await writeFile(join(folder, `${name}.ipynb`), '{}');
  });
  after(() => rm(folder, { recursive: true }));

  it('list in reading order what is numbered', () =>
    expect(listChapters(folder)).to.deep.equal([
      join(folder, '01-embedding.ipynb'),
      join(folder, '02-query-key-value.ipynb'),
    ]));
  it('find a chapter by number, full name and name', () => {
    for (const wanted of ['2', '02', '02-query-key-value', 'query-key-value'])
      expect(findChapter(wanted, folder), wanted).to.equal(join(folder, '02-query-key-value.ipynb'));
  });
  it('take a path as it is', () => expect(findChapter(wordsNotebook, folder)).to.match(/words\.ipynb$/));
  it('say which path is missing', () =>
    expect(() => findChapter('nowhere/a.ipynb', folder)).to.throw(
      'findChapter: expected a notebook at nowhere/a.ipynb, got no such file',
    ));
  it('list the chapters when there is no such one, and guess', () =>
    expect(() => findChapter('01-embeding', folder)).to.throw(
      'findChapter: expected a path of a notebook or one of 01-embedding, 02-query-key-value, got 01-embeding (did you mean 01-embedding?)',
    ));
});
