import { expect } from 'chai';
import type { Output } from '../../src/format/notebook.js';
import { compareOutputs, describeDifferences } from '../../src/runner/compare-outputs.js';
import { codeCell, notebookOf, textCell } from './support.js';

const cellWith = (outputs: Output[], tags: string[] = []) => ({ ...codeCell('x', tags), outputs });
const stream = (text: string): Output => ({ output_type: 'stream', name: 'stdout', text });
const shown = (data: Record<string, unknown>): Output => ({
  output_type: 'display_data',
  data,
  metadata: {},
});
const compare = (before: Output[], after: Output[], tags: string[] = []) =>
  compareOutputs(notebookOf(cellWith(before, tags)), notebookOf(cellWith(after, tags)));
const compareLines = (before: string, after: string) => compare([stream(before)], [stream(after)]);

describe('compareOutputs', () => {
  it('accepts equal outputs', () =>
    expect(compareLines('they → cool 0.88\n', 'they → cool 0.88\n')).to.deep.equal([]));

  it('accepts a number that differs by one in its last printed digit, and no more', () => {
    expect(compareLines('a 0.88 b', 'a 0.89 b')).to.deep.equal([]);
    expect(compareLines('a 0.88 b', 'a 0.90 b')).to.have.length(1);
    expect(compareLines('−0.88', '−0.87')).to.deep.equal([]);
    expect(compareLines('1.2e-5', '1.3e-5')).to.deep.equal([]);
    expect(compareLines('1.2e-2', '1.4e-2')).to.have.length(1);
  });
  it('accepts a number that differs by a ten-thousandth of itself, and no more', () => {
    expect(compareLines('123.456789', '123.460000')).to.deep.equal([]);
    expect(compareLines('123.456789', '123.490000')).to.have.length(1);
  });
  it('accepts columns that move with the width of a number', () =>
    expect(compareLines('a  9.99 b', 'a 10.00 b')).to.deep.equal([]));
  it('takes whole numbers, words, signs and versions at their word', () => {
    expect(compareLines('14 wins', '15 wins')).to.have.length(1);
    expect(compareLines('they', 'They')).to.have.length(1);
    expect(compareLines('0.88', '-0.88')).to.have.length(1);
    expect(compareLines('0.88', 'NaN')).to.have.length(1);
    expect(compareLines('v1.0.22', 'v1.0.23')).to.have.length(1);
  });

  it('names cell, place and both texts', () => {
    const committed = notebookOf(textCell('# T'), codeCell('1'), {
      ...cellWith([stream('a\nb 1.5\n')]),
      id: 'sum',
    });
    const fresh = notebookOf(textCell('# T'), codeCell('1'), {
      ...cellWith([stream('a\nb 1.9\n')]),
      id: 'sum',
    });
    const differences = compareOutputs(committed, fresh);
    expect(differences).to.deep.equal([
      { cell: 2, id: 'sum', where: 'output 1, stdout, line 2', committed: 'b 1.5', fresh: 'b 1.9' },
    ]);
    expect(describeDifferences('03-scores', differences)).to.equal(
      '03-scores, cell 2 (sum), output 1, stdout, line 2\n  committed: b 1.5\n  fresh:     b 1.9',
    );
  });
  it('tells only the first ten of many', () => {
    const lines = (word: string) => Array.from({ length: 12 }, (_, i) => `${word} ${i}`).join('\n');
    const told = describeDifferences('a', compareLines(lines('cool'), lines('hot'))).split('\n');
    expect(told).to.have.length(31);
    expect(told.at(-1)).to.equal('… and 2 more');
  });
  it('names missing and additional lines', () => {
    expect(compareLines('a\nb', 'a')[0]).to.include({ committed: 'b', fresh: '(no such line)' });
    expect(compareLines('a', 'a\nb')[0]).to.include({ committed: '(no such line)', fresh: 'b' });
  });

  it('demands the same kinds of output in the same order', () => {
    expect(compare([stream('a')], [])[0]).to.include({ committed: 'stream stdout', fresh: 'nothing' });
    expect(compare([shown({ 'text/plain': 'a' })], [shown({ 'text/html': 'a' })])[0]).to.include({
      where: 'kinds of output',
      committed: 'display_data text/plain',
      fresh: 'display_data text/html',
    });
  });
  it('demands pictures, but not their bytes', () => {
    expect(compare([shown({ 'image/png': 'AAAA' })], [shown({ 'image/png': 'BBBB' })])).to.deep.equal([]);
    expect(compare([shown({ 'image/png': 'AAAA' })], [shown({})])).to.have.length(1);
    const page = (bytes: string, alt: string) =>
      shown({ 'text/html': `<img src="data:image/svg+xml;base64,${bytes}" alt="${alt}">` });
    expect(compare([page('AAAA', 'a line')], [page('BBBBB=', 'a line')])).to.deep.equal([]);
    expect(compare([page('AAAA', 'a line')], [page('AAAA', 'a bar')])).to.have.length(1);
  });
  it('goes down into JSON', () => {
    const figure = (z: number, title: string) =>
      shown({ 'application/vnd.plotly.v1+json': { data: [{ z: [[z]] }], layout: { title } } });
    expect(compare([figure(0.5, 'T')], [figure(0.50001, 'T')])).to.deep.equal([]);
    expect(compare([figure(0.5, 'T')], [figure(0.51, 'T')])[0]).to.include({
      where: 'output 1, application/vnd.plotly.v1+json.data.0.z.0.0',
      committed: '0.5',
      fresh: '0.51',
    });
    expect(compare([figure(0.5, 'T')], [figure(0.5, 'U')])).to.have.length(1);
  });
  it('compares name and text of errors, not their traces', () => {
    const error = (evalue: string, trace: string): Output => ({
      output_type: 'error',
      ename: 'RangeError',
      evalue,
      traceback: [trace],
    });
    expect(compare([error('too big', 'here')], [error('too big', 'there')])).to.deep.equal([]);
    expect(compare([error('too big', 'here')], [error('too small', 'here')])).to.have.length(1);
  });
  it('compares only kinds in cells tagged varies', () => {
    expect(compare([stream('12 ms')], [stream('15 ms')], ['varies'])).to.deep.equal([]);
    expect(compare([stream('12 ms')], [], ['varies'])).to.have.length(1);
  });
  it('demands the numbers of a run from top to bottom', () => {
    const [committed, fresh] = [notebookOf(codeCell('1')), notebookOf(codeCell('1'))];
    committed.cells[0]!.execution_count = 7;
    fresh.cells[0]!.execution_count = 1;
    expect(compareOutputs(committed, fresh)[0]).to.include({
      where: 'execution count, line 1',
      committed: '7',
      fresh: '1',
    });
  });
  it('notices a missing cell', () =>
    expect(compareOutputs(notebookOf(codeCell('a')), notebookOf())).to.have.length(1));
});
