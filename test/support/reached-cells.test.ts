import { expect } from 'chai';
import { neededCells, reachedCells } from './reached-cells.js';

const reached = (sources: string[], ...names: string[]) =>
  [
    ...reachedCells(
      sources.map((source, i) => ({ cell_type: 'code' as const, id: `${i}`, metadata: {}, source })),
      names,
    ),
  ].map(Number);

describe('reachedCells', () => {
  it('finds what uses a variable, directly or through another one', () =>
    expect(
      reached(['const n = 2;', 'const m = n + 1;', 'const other = 7;', 'show(m);', 'show(other);'], 'n'),
    ).to.deep.equal([0, 1, 3]));

  it('follows statements and not cells, destructuring, functions and types', () => {
    const cell = 'const { a: b, ...rest } = read(text); const c = 1;';
    expect(reached([cell, 'use(b)', 'use(rest)', 'use(c)', 'use(a)'], 'text')).to.deep.equal([0, 1, 2]);
    expect(reached(['function f() { return g(); }', 'f()', 'const g = () => n;'], 'n')).to.have.members([
      0, 1, 2,
    ]);
    expect(reached(['type N = typeof n;', 'let k: N;', 'k'], 'n')).to.deep.equal([0, 1, 2]);
  });

  it('takes no part of an object for a variable', () =>
    expect(reached(['a.n', '({ n: 1 })', '({ n })', 'a[n]'], 'n')).to.deep.equal([2, 3]));

  it('sees what is put into something: by =, push and Object.assign', () => {
    for (const put of ['bag.x = n', 'bag = n', 'bag[0] += n', 'bag.push(n)', 'Object.assign(bag, { n })'])
      expect(reached(['let bag = {};', `if (true) ${put};`, 'show(bag)'], 'n'), put).to.have.members([
        0, 1, 2,
      ]);
  });

  it('takes no parameter and no variable of a block for another one', () =>
    expect(
      reached(
        [
          'const n = 1;',
          '[1].map((n) => n)',
          'for (const n of []) use(n);',
          'if (k) { const n = 2; use(n); }',
        ],
        'n',
      ),
    ).to.deep.equal([0]));

  it('tells variables of one name apart by their cells', () =>
    expect(reached(['const t = n;', 'show(t)', 'const t = 1;', 'show(t)'], 'n')).to.deep.equal([0, 1]));

  it('runs what gives back a name that was overwritten', () =>
    expect(
      reached(['const t = n;', 'const t = 1;', 'show(t)', 'show(t, n)', 'const t = 2;'], 'n'),
    ).to.have.members([0, 1, 3]));
});

describe('neededCells', () => {
  const needed = (sources: string[], ...ids: string[]) =>
    [
      ...neededCells(
        sources.map((source, i) => ({ cell_type: 'code' as const, id: `${i}`, metadata: {}, source })),
        new Set(ids),
      ),
    ].map(Number);

  it('finds what a cell uses, directly or through another one, and imports', () =>
    expect(
      needed(["import 'x';", 'const n = 2;', 'const m = n + 1;', 'const other = 7;', 'show(m);'], '4'),
    ).to.have.members([0, 1, 2, 4]));

  it('finds what fills a variable, and what a whole cell uses', () =>
    expect(
      needed(['const bag = [];', 'bag.push(k)', 'const k = 1;', 'show(bag)', 'show(k)'], '3'),
    ).to.have.members([0, 1, 2, 3]));
});
