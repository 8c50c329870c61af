import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { formatNotebook } from '../../src/format/format-notebook.js';
import { parseNotebook } from '../../src/format/parse-notebook.js';
import { readNotebook, writeNotebook } from '../../src/runner/notebook-file.js';
import { codeCell, notebookOf, wordsNotebook } from '../runner/support.js';

describe('readNotebook and formatNotebook', () => {
  it('give back byte for byte what nbformat wrote', async () =>
    expect(formatNotebook(await readNotebook(wordsNotebook))).to.equal(
      await readFile(wordsNotebook, 'utf8'),
    ));
  it('join texts on reading', async () => {
    const { cells } = await readNotebook(wordsNotebook);
    expect(cells[2]!.source).to.equal(
      "const words = sentence.split(' ').slice(0, count);\nconsole.log(words.join('|'));\nwords.length",
    );
    expect(cells[2]!.outputs![0]!.text).to.equal('Transformers|are\n2\n');
  });
  it('keep what they do not know', () => {
    const text = formatNotebook({ ...notebookOf(codeCell('1')), metadata: { 'my-tool': { b: 1, a: [2] } } });
    expect(formatNotebook(parseNotebook(text, 'x'))).to.equal(text);
    expect(text).to.include('"my-tool": {\n   "a": [\n    2\n   ],\n   "b": 1');
  });
  it('give cells of older notebooks an id', () => {
    const old = {
      nbformat: 4,
      nbformat_minor: 2,
      metadata: {},
      cells: [{ cell_type: 'code', source: ['1'], metadata: {} }],
    };
    const { cells, nbformat_minor } = parseNotebook(JSON.stringify(old), 'old.ipynb');
    expect([cells[0]!.id, nbformat_minor]).to.deep.equal(['cell-1', 5]);
  });
  it('refuse what is no notebook', async () => {
    expect(() => parseNotebook('{', 'a.ipynb')).to.throw('readNotebook: expected JSON in a.ipynb, got ');
    expect(() => parseNotebook('{"nbformat": 3}', 'a.ipynb')).to.throw(
      'readNotebook: expected a notebook of format 4 in a.ipynb, got format 3',
    );
    const missing = await readNotebook('nowhere.ipynb').catch((error: Error) => error.message);
    expect(missing).to.equal('readNotebook: expected a notebook at nowhere.ipynb, got no such file');
  });
});

describe('writeNotebook', () => {
  it('writes the file and leaves nothing beside it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'attention-kit-test-'));
    try {
      const path = join(folder, 'out.ipynb');
      await writeNotebook(path, notebookOf(codeCell('1')));
      expect((await readNotebook(path)).cells[0]!.source).to.equal('1');
      expect(await readdir(folder)).to.deep.equal(['out.ipynb']);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
