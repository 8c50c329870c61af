import { expect } from 'chai';
import { chartOf } from '../../../src/cli/sweep-page/chart.js';
import { groupSweep } from '../../../src/runner/sweep/groups.js';
import type { PointRecord } from '../../../src/runner/sweep/record.js';
import { csvOf, tableOf } from '../../../src/runner/sweep/table.js';

const about = { seconds: 1, memory: 2, seed: 3, kit: '0', node: '20', ended: '2026-01-01T00:00:00.000Z' };
const record = (
  parameters: PointRecord['parameters'],
  values: PointRecord['values'],
  more: Partial<PointRecord> = {},
): PointRecord => ({ id: JSON.stringify(parameters), parameters, values, state: 'done', ...about, ...more });

const records = [
  record({ seed: 2, dK: 16 }, { accuracy: 0.9, isFast: true }),
  record({ seed: 1, dK: 16 }, { accuracy: 0.7, isFast: false }),
  record({ seed: 1, dK: 4 }, { accuracy: 0.5, note: 'odd' }),
  record({ seed: 2, dK: 4 }, {}, { state: 'failed', error: 'no, "never"' }),
];

describe('the table of a sweep', () => {
  it('has a row for each point, ordered by its parameters as numbers', () => {
    const rows = tableOf(records).rows.map(({ seed, dK }) => [seed, dK]);
    expect(rows).to.deep.equal([
      [1, 4],
      [1, 16],
      [2, 4],
      [2, 16],
    ]);
  });

  it('is CSV with what was set, what was reported, and how the run went', () => {
    const [head, first, , third] = csvOf(
      tableOf(records.map(({ parameters, ...rest }) => ({ ...rest, parameters }))),
    ).split('\r\n');
    // A parameter `seed` keeps its name; the seed of chance is then `run seed`.
    expect(head).to.equal(
      'seed,dK,accuracy,isFast,note,state,error,seconds,memory,run seed,kit,node,ended,id',
    );
    expect(first).to.match(/^1,4,0\.5,,odd,done,,1,2,3,0,20,2026/);
    expect(third).to.match(/^2,4,,,,failed,"no, ""never""",1,/);
  });

  it('gives no two columns one name, whatever is reported', () => {
    const { columns, rows } = tableOf([
      record({ n: 1 }, { n: 2, 'reported n': 3, id: 'mine', 'run seed': 4, ['__proto__']: 5, '': 6 }),
    ]);
    expect(new Set(columns).size).to.equal(columns.length);
    const cells = columns.map((name) => `${name}=${Object.hasOwn(rows[0]!, name) && rows[0]![name]}`);
    expect(cells.slice(0, 7)).to.deep.equal([
      'n=1',
      'reported reported n=2',
      'reported n=3',
      'reported id=mine',
      'run seed=4',
      '__proto__=5',
      '=6',
    ]);
  });
});

describe('groups of a sweep', () => {
  const groups = groupSweep(tableOf(records));

  it('are what differs only in the seed, with the failures counted', () =>
    expect(groups.map(({ parameters, count, failed }) => [parameters.dK, count, failed])).to.deep.equal([
      [4, 1, 1],
      [16, 2, 0],
    ]));

  it('have mean and standard deviation of a sample; true counts as 1', () => {
    const { accuracy, isFast } = groups[1]!.values;
    expect(accuracy!.mean).to.be.closeTo(0.8, 1e-12);
    expect(accuracy!.spread).to.be.closeTo(Math.SQRT2 * 0.1, 1e-12); // √((0.1² + 0.1²) / 1)
    expect(isFast).to.deep.equal({ n: 2, mean: 0.5, spread: Math.SQRT1_2 });
  });

  it('have no spread of one value, and nothing of texts', () => {
    expect(groups[0]!.values.accuracy).to.deep.equal({ n: 1, mean: 0.5, spread: Number.NaN });
    expect(groups[0]!.values).to.not.have.property('note');
  });
});

describe('the chart of a sweep', () => {
  const rows = tableOf(records).rows.map((row) => ({ ...row, error: null })) as never;
  it('draws means with their spreads, one line for each value of the third column', () => {
    const { data, layout } = chartOf(rows, { kind: 'line', x: 'dK', y: 'accuracy', by: '' });
    expect(data).to.have.length(1);
    expect(data[0]!.x).to.deep.equal([4, 16]);
    expect((data[0]!.y as number[])[1]).to.be.closeTo(0.8, 1e-12);
    const [one, two] = (data[0]!.error_y as { array: (number | null)[] }).array;
    expect(one).to.equal(null); // a single value has no spread
    expect(two).to.be.closeTo(Math.SQRT2 * 0.1, 1e-12);
    expect(layout.meta.description).to.equal('line of accuracy against dK. all: 0.5 at 4, 0.8 at 16.');
  });
  it('draws a map of two parameters, with holes where nothing was reported', () => {
    const { data } = chartOf(rows, { kind: 'heat map', x: 'dK', y: 'seed', by: 'accuracy' });
    expect(data[0]).to.deep.include({
      x: ['4', '16'],
      y: ['1', '2'],
      z: [
        [0.5, 0.7],
        [null, 0.9],
      ],
    });
  });
  it('draws each point that has both values', () => {
    const { data } = chartOf(rows, { kind: 'scatter', x: 'accuracy', y: 'dK', by: 'seed' });
    expect(data.map(({ name, x }) => [name, x])).to.deep.equal([
      ['1', [0.5, 0.7]],
      ['2', [0.9]],
    ]);
  });
});
