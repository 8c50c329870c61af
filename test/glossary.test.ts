import { basename } from 'node:path';
import { expect } from 'chai';
import { findChapter, listChapters } from '../src/runner/chapters.js';
import { readNotebook } from '../src/runner/notebook-file.js';

const glossary = await readNotebook(findChapter('glossary'));
const rows = glossary.cells.flatMap(({ source }) =>
  Array.from(
    source.matchAll(/^\| \*\*(.+?)\*\* \| (.+) \| \[chapter (\d+)\]\((.+)#cell-id=(.+)\) \|$/gm),
    ([, word, meaning, number, file, id]) => ({ word, meaning, number, file, id }) as Record<string, string>,
  ),
);
const chapters = listChapters().filter((path) => !/glossary/.test(path));

/** Whether a text names a word in bold or italics, as chapters do where they explain it. */
const introduces = (text: string, word: string) =>
  Array.from(text.matchAll(/\*[^*\n]+\*/g)).some(([marked]) =>
    marked.toLowerCase().includes(word.toLowerCase()),
  );

describe('the glossary', () => {
  it('has as many words as its table has rows, in order, none twice', () => {
    const lines = glossary.cells.flatMap(({ source }) => source.match(/^\| \*\*/gm) ?? []);
    expect(rows).to.have.length(lines.length).and.to.have.length.above(40);
    const words = rows.map(({ word }) => word!.toLowerCase());
    expect(words).to.deep.equal([...new Set(words)].sort((a, b) => a.localeCompare(b, 'en')));
  });

  for (const { word, number, file, id } of rows)
    it(`names a cell of chapter ${number} that explains “${word}”`, async () => {
      const path = findChapter(file!.replace('.ipynb', ''));
      expect(basename(path))
        .to.equal(file)
        .and.to.match(new RegExp(`^0?${number}-`));
      const cell = (await readNotebook(path)).cells.find((each) => each.id === id);
      expect(cell?.cell_type, `${file}, ${id}`).to.equal('markdown');
      expect(introduces(cell!.source, word!), `“${word}” in bold or italics in ${file}, ${id}`).to.equal(
        true,
      );
    });

  for (const path of chapters)
    it(`is one click away from ${basename(path)}`, async () => {
      const { cells } = await readNotebook(path);
      expect(cells[0]!.source).to.contain('(99-glossary.ipynb)');
    });

  it('is held by a rule that fails where a word is only used', () => {
    expect(introduces('the **loss**, which says how wrong', 'loss')).to.equal(true);
    expect(introduces('the loss is **small**', 'loss')).to.equal(false);
  });
});
