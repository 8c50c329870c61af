import { expect } from 'chai';
import type { NotebookCell } from '../src/format/notebook.js';
import { checkMimeType } from '../src/notebook/checks/judge/tell.js';
import { listChapters } from '../src/runner/chapters.js';
import { readNotebook } from '../src/runner/notebook-file.js';

/** The ids that the checks of a cell carry in its source, in its metadata, and in its committed outputs. */
function idsOf({ source, metadata, outputs = [] }: NotebookCell) {
  const labels = metadata['attention-kit'] as { exercise?: string } | undefined;
  const results = outputs.map(
    ({ data }) => data?.[checkMimeType] as { exercise?: string; passed: boolean | null },
  );
  return {
    source: Array.from(source.matchAll(/\bexercise: '([^']*)'/g), (found) => found[1]),
    metadata: labels?.exercise === undefined ? [] : [labels.exercise],
    results: results.filter((result) => result !== undefined),
  };
}

describe('the exercises of the chapters', () => {
  const cells: NotebookCell[] = [];
  const headings: string[] = [];
  before(async () => {
    for (const path of listChapters()) {
      const chapter = Number.parseInt(/(\d\d)-[^/\\]*$/.exec(path)![1]!, 10);
      const notebook = await readNotebook(path);
      cells.push(...notebook.cells.filter((cell) => cell.cell_type === 'code'));
      for (const { source } of notebook.cells.filter((cell) => cell.cell_type === 'markdown'))
        for (const found of source.matchAll(/^### Exercise (\d+)/gm)) headings.push(`${chapter}.${found[1]}`);
    }
  });
  const checked = () => cells.filter(({ source }) => /\bcheck\.\w+\(/.test(source));

  it('have an id in each cell that checks, one and the same in code, metadata and result', () => {
    expect(checked()).to.have.length.above(30);
    for (const cell of checked()) {
      const { source, metadata, results } = idsOf(cell);
      expect(source, cell.id).to.have.length(1);
      expect(metadata, cell.id).to.deep.equal(source);
      expect(
        results.map(({ exercise }) => exercise),
        cell.id,
      ).to.deep.equal(source);
    }
  });
  it('have ids that no other has, and no other cell has one', () => {
    const ids = cells.flatMap((cell) => idsOf(cell).metadata);
    expect(new Set(ids).size).to.equal(ids.length);
    expect(ids).to.have.length(checked().length);
  });
  it('have the ids that their headings say', () => {
    const ids = checked().flatMap((cell) => idsOf(cell).metadata);
    expect(ids.filter((id) => !id!.endsWith('.prediction')).toSorted()).to.deep.equal(headings.toSorted());
  });
  it('are open in the committed chapters: nothing is right or wrong before the reader answers', () => {
    for (const cell of checked())
      for (const { passed } of idsOf(cell).results) expect(passed, cell.id).to.equal(null);
  });
});
