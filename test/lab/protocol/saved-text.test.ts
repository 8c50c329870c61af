import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { formatNotebook } from '../../../src/format/format-notebook.js';
import type { Notebook } from '../../../src/format/notebook.js';
import { parseNotebook } from '../../../src/format/parse-notebook.js';
import { savedText } from '../../../src/lab/protocol/saved-text.js';
import { listChapters } from '../../../src/runner/chapters.js';

const chapter = readFileSync(listChapters()[5]!, 'utf8');
const open = (text: string): Notebook => parseNotebook(text, 'a.ipynb');
const small = (more: object, cell: object = {}) =>
  JSON.stringify({
    nbformat: 4,
    nbformat_minor: 4,
    metadata: { kernelspec: { name: 'tslab', display_name: 'Mine', language: 'typescript', more: 1 } },
    cells: [
      { cell_type: 'code', metadata: {}, source: ['1\n', '2'], outputs: [], execution_count: 1, ...cell },
    ],
    ...more,
  });

describe('a notebook that was opened and saved without a change', () => {
  const others: Record<string, string> = {
    'with another indent': JSON.stringify(JSON.parse(chapter), null, 4),
    'on one line': JSON.stringify(JSON.parse(chapter)),
    'with Windows lines': chapter.replaceAll('\n', '\r\n'),
    'with a byte order mark': `\uFEFF${chapter}`,
    'without a last line end': chapter.trimEnd(),
    'of an older minor format, without ids': small({}),
    'with fields that nobody knows': small({ mine: { b: 1, a: 2 } }, { colour: 'red' }),
    'with a picture as lines': small(
      {},
      { outputs: [{ output_type: 'display_data', metadata: {}, data: { 'image/png': ['ab\n', 'cd'] } }] },
    ),
    'with null cells and outputs': small({ cells: [null, { cell_type: 'code', outputs: [null] }] }),
    'without cells': small({ cells: [] }),
    'with its own word for the language': small({
      metadata: { language_info: { name: 'typescript', version: '3' } },
    }),
  };
  for (const [name, text] of Object.entries(others))
    it(`stays as it is ${name}`, () => expect(savedText(asThePage(open(text)), text)).to.equal(text));

  it('stays as it is where the page joins neighbouring streams', () => {
    const stream = (text: string) => ({ output_type: 'stream', name: 'stdout', text });
    const text = small({}, { outputs: [stream('a\n'), stream('b\n')] });
    const page = open(small({}, { outputs: [stream('a\nb\n')] }));
    expect(savedText(page, text)).to.equal(text);
  });

  it('is written as Jupyter does as soon as one letter changed, with what the page does not know', () => {
    const text = small({ mine: 1 }, { colour: 'red', id: 'x' });
    const page = asThePage(open(text));
    page.cells[0]!.source = '1\n3';
    const saved = savedText(page, text);
    expect(saved).to.equal(formatNotebook(open(saved)));
    const { mine, metadata, cells } = JSON.parse(saved);
    expect([mine, cells[0].colour, cells[0].source]).to.deep.equal([1, 'red', ['1\n', '3']]);
    expect(metadata.kernelspec).to.deep.equal({
      name: 'tslab',
      display_name: 'Mine',
      language: 'typescript',
      more: 1,
    });
  });

  it('is written whole where the file is new, or no notebook', () => {
    for (const before of [undefined, '', '{', '[]'])
      expect(savedText(open(chapter), before)).to.equal(chapter);
  });

  it('takes another kernel, and cells that were deleted stay away', () => {
    const text = small({}, { id: 'x' });
    const other = { ...open(text), metadata: { kernelspec: { name: 'python3' } } };
    expect(JSON.parse(savedText(other, text)).metadata.kernelspec).to.deep.equal({ name: 'python3' });
    expect(JSON.parse(savedText({ ...open(text), cells: [] }, text)).cells).to.deep.equal([]);
  });
});

/** What the page's own model makes of a notebook: it drops what it doesn't know, and names kernel and language itself. */
function asThePage({ cells, metadata, nbformat, nbformat_minor }: Notebook): Notebook {
  const kernelspec = { name: 'tslab', display_name: 'TypeScript', language: 'typescript' };
  const language_info = { name: 'typescript', version: '5.0.4' };
  const known = cells.map(({ id, cell_type, source, metadata, outputs, execution_count }) => ({
    id,
    cell_type,
    source,
    metadata,
    ...(cell_type === 'code' ? { outputs: outputs!, execution_count: execution_count! } : {}),
  }));
  const empty = {
    id: 'new',
    cell_type: 'code' as const,
    source: '',
    metadata: {},
    outputs: [],
    execution_count: null,
  };
  return {
    metadata: { ...metadata, kernelspec, language_info },
    nbformat,
    nbformat_minor,
    cells: known.length === 0 ? [empty] : known,
  };
}
