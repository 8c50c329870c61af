import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { kitChapters } from '../../src/files/kit-folder.js';
import { formatNotebook } from '../../src/format/format-notebook.js';
import { jupyterJson } from '../../src/format/jupyter-json.js';
import { splitLines } from '../../src/format/lines.js';
import type { Notebook } from '../../src/format/notebook.js';
import { listParameters } from '../../src/format/parameters.js';
import { parseNotebook } from '../../src/format/parse-notebook.js';
import { withSolutions } from '../../src/format/solutions.js';
import { listChapters } from '../../src/runner/chapters.js';
import { seededRandom } from '../../src/train/seeded-random.js';

const read = (value: unknown) => parseNotebook(JSON.stringify(value), 'a.ipynb');
const withCell = (cell: unknown) => read({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [cell] });
const withOutput = (output: unknown) => withCell({ cell_type: 'code', source: '', outputs: [output] });
const sentence = (make: () => unknown): string => {
  try {
    make();
  } catch (error) {
    return (error as Error).message;
  }
  return 'read';
};

describe('a notebook from elsewhere', () => {
  it('is read with a byte order mark, Windows lines and numbers written as texts', () => {
    const text = JSON.stringify({ nbformat: '4', nbformat_minor: '4', metadata: {}, cells: [] }, null, 2);
    const { nbformat, nbformat_minor } = parseNotebook(`\uFEFF${text.replaceAll('\n', '\r\n')}`, 'a.ipynb');
    expect([nbformat, nbformat_minor]).to.deep.equal([4, 5]);
    const { execution_count } = withCell({ cell_type: 'code', execution_count: '12' }).cells[0]!;
    expect(execution_count).to.equal(12);
  });

  it('is read where parts are missing or null: they count as empty', () => {
    const empty = { metadata: {}, source: '', outputs: [], execution_count: null, id: 'cell-1' };
    for (const cell of [
      { cell_type: 'code' },
      { cell_type: 'code', metadata: null, source: null, outputs: null, execution_count: null, id: null },
      { cell_type: 'code', source: [], outputs: [null], id: 7 },
    ])
      expect(withCell(cell).cells).to.deep.equal([{ cell_type: 'code', ...empty }]);
    expect(read({ nbformat: 4, metadata: null, cells: [null, { cell_type: 'raw' }, null] })).to.deep.include({
      metadata: {},
      cells: [{ cell_type: 'raw', id: 'cell-1', metadata: {}, source: '' }],
    });
  });

  it('gets an id of its own for each cell', () => {
    const ids = read({
      nbformat: 4,
      cells: ['a', 'cell-3', undefined, 'a'].map((id) => ({ cell_type: 'raw', ...(id ? { id } : {}) })),
    }).cells.map(({ id }) => id);
    expect(ids).to.deep.equal(['a', 'cell-3', 'cell-3-2', 'cell-4-2']);
  });

  it('has its pictures joined, also where they are stored as lines; data stays as it is', () => {
    const data = {
      'image/png': ['iVBO\n', 'Rw0K'],
      'text/plain': ['a\n', 'b'],
      'application/x+json': ['a', 'b'],
    };
    expect(withOutput({ output_type: 'display_data', data }).cells[0]!.outputs).to.deep.equal([
      {
        output_type: 'display_data',
        metadata: {},
        data: { 'image/png': 'iVBO\nRw0K', 'text/plain': 'a\nb', 'application/x+json': ['a', 'b'] },
      },
    ]);
  });

  it('that cannot be read is told in one sentence, which names the cell', () => {
    const a = 'in a.ipynb, got';
    const told: [() => unknown, string][] = [
      [() => read({ nbformat: 3, worksheets: [] }), `expected a notebook of format 4 ${a} format 3`],
      [() => read({ cells: [] }), `expected a notebook of format 4 ${a} no nbformat`],
      [() => read([]), `expected a notebook of format 4 ${a} a list`],
      [() => read(null), `expected a notebook of format 4 ${a} null`],
      [() => read({ nbformat: 4 }), `expected a notebook of format 4 ${a} no cells`],
      [() => read({ nbformat: 4, cells: {} }), `expected a notebook of format 4 ${a} an object as cells`],
      [() => withCell('x'), `expected an object as cell 1 ${a} "x"`],
      [() => withCell({}), `expected code, markdown or raw as cell_type of cell 1 ${a} undefined`],
      [
        () => withCell({ cell_type: 'heading' }),
        `expected code, markdown or raw as cell_type of cell 1 ${a} "heading"`,
      ],
      [() => withCell({ cell_type: 'raw', source: 5 }), `expected text as source of cell 1 ${a} 5`],
      [
        () => withCell({ cell_type: 'raw', source: ['x', null] }),
        `expected lines of text as source of cell 1 ${a} a list with null`,
      ],
      [
        () => withCell({ cell_type: 'raw', metadata: [] }),
        `expected an object as metadata of cell 1 ${a} a list`,
      ],
      [
        () => withCell({ cell_type: 'code', outputs: {} }),
        `expected a list as outputs of cell 1 ${a} an object`,
      ],
      [
        () => withCell({ cell_type: 'code', execution_count: 'x' }),
        `expected a number as execution_count of cell 1 ${a} "x"`,
      ],
      [
        () => withOutput({ output_type: 'pyout' }),
        `expected stream, display_data, execute_result or error as output_type of output 1 of cell 1 ${a} "pyout"`,
      ],
      [
        () => withOutput({ output_type: 'display_data', data: { 'text/plain': 5 } }),
        `expected text as text/plain of output 1 of cell 1 ${a} 5`,
      ],
      [
        () => withOutput({ output_type: 'error', traceback: [5] }),
        `expected text as traceback of output 1 of cell 1 ${a} 5`,
      ],
    ];
    for (const [make, message] of told) expect(sentence(make)).to.equal(`readNotebook: ${message}`);
    expect(sentence(() => parseNotebook('{"a":\nNaN}', 'a.ipynb'))).to.match(
      /^readNotebook: expected JSON in a\.ipynb, got [^\n]+$/,
    );
    const deep = `${'['.repeat(60_000)}${']'.repeat(60_000)}`;
    const cell = `{"cell_type": "code", "metadata": {"deep": ${deep}}}`;
    expect(sentence(() => parseNotebook(`{"nbformat": 4, "cells": [${cell}]}`, 'a.ipynb'))).to.equal(
      `readNotebook: expected at most 500 levels as cell 1 in a.ipynb, got more`,
    );
  });

  it('with any part changed into anything either works or is told in one sentence', function () {
    this.timeout(60_000);
    const seed = 20261127;
    const random = seededRandom(seed);
    const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
    // Pictures are long, and say nothing here.
    const shorten = (_: string, value: unknown) => (typeof value === 'string' ? value.slice(0, 200) : value);
    const text = readFileSync(join(kitChapters, '06-self-attention.ipynb'), 'utf8');
    const whole = JSON.parse(text, shorten) as Notebook;
    const few = { ...whole, cells: whole.cells.slice(0, 12) };
    const odd = [
      null,
      [],
      {},
      0,
      -1,
      1.5,
      '',
      'x',
      '\ud800',
      true,
      [null],
      [[]],
      { a: null },
      ['a', 'b'],
      'code',
      4,
    ];
    let told = 0;
    for (let round = 0; round < 3000; round++) {
      const notebook = structuredClone(few);
      for (let changes = 1 + Math.floor(random() * 3); changes > 0; changes--) mutate(notebook, pick, odd);
      try {
        const written = formatNotebook(withSolutions(parseNotebook(JSON.stringify(notebook), 'a.ipynb')));
        listParameters(parseNotebook(written, 'a.ipynb'));
        expect(formatNotebook(parseNotebook(written, 'a.ipynb'))).to.equal(written);
      } catch (error) {
        told++;
        expect((error as Error).message, `seed ${seed}, round ${round}`).to.match(
          /^readNotebook: expected [^\n]+, got [^\n]+$/,
        );
      }
    }
    expect(told).to.be.within(300, 2900);
  });
});

/** Changes, removes or doubles one part, deep or not. */
function mutate(notebook: object, pick: <T>(from: readonly T[]) => T, odd: unknown[]): void {
  let parent = notebook as Record<string, unknown>;
  for (;;) {
    const keys = Object.keys(parent);
    if (keys.length === 0) return;
    const key = pick(keys);
    const value = parent[key];
    if (typeof value === 'object' && value !== null && pick([true, true, true, false])) {
      parent = value as Record<string, unknown>;
      continue;
    }
    if (pick([true, true, false])) parent[key] = structuredClone(pick(odd));
    else delete parent[key];
    return;
  }
}

describe('a notebook as Jupyter writes it', () => {
  it('is each committed chapter, read and written', () => {
    for (const path of listChapters()) {
      const text = readFileSync(path, 'utf8');
      expect(formatNotebook(parseNotebook(text, path)) === text, path).to.equal(true);
    }
  });

  it('has keys sorted as texts, also those that are numbers', () =>
    // python3 -c "import json; print(json.dumps({'b': {}, '10': [], '9': [1.5, None]}, indent=1, sort_keys=True))"
    expect(jupyterJson({ b: {}, 10: [], 9: [1.5, null] })).to.equal(
      '{\n "10": [],\n "9": [\n  1.5,\n  null\n ],\n "b": {}\n}',
    ));

  it('has lines that end where those of Python do', () => {
    // python3 -c "print('a\r\nb\rc\x0cd\u2028e\n\nf'.splitlines(True))"
    expect(splitLines('a\r\nb\rc\x0cd\u2028e\n\nf')).to.deep.equal([
      'a\r\n',
      'b\r',
      'c\x0c',
      'd\u2028',
      'e\n',
      '\n',
      'f',
    ]);
    expect(splitLines('')).to.deep.equal([]);
  });

  it('carries no marks that are only good while it is open', () => {
    const cell = {
      cell_type: 'code' as const,
      id: 'a',
      metadata: { trusted: true, tags: ['x'] },
      source: '',
    };
    const metadata = { signature: 'x', orig_nbformat: 3, mine: 1 };
    const written = JSON.parse(formatNotebook({ cells: [cell], metadata, nbformat: 4, nbformat_minor: 5 }));
    expect([written.metadata, written.cells[0].metadata]).to.deep.equal([{ mine: 1 }, { tags: ['x'] }]);
  });
});
