import { expect } from 'chai';
import { sourceLine } from '../../src/kernel/line-map.js';

describe('sourceLine', () => {
  const source = [
    'interface P { x: number }',
    '',
    'const p: P = make();',
    '',
    'use(p.x,',
    '  p.x + 1);',
    'use(p);',
  ];
  const compiled = [
    'const p = make();',
    'exports.p = p;',
    'use(p.x, p.x + 1);',
    'const tsLastExpr = use(p);',
  ];
  const find = (line: number, text: string) =>
    sourceLine(source.join('\n'), compiled.join('\n'), line, compiled[line - 1]!.lastIndexOf(text) + 1);

  it('finds a statement behind types that were dropped', () => expect(find(1, 'make')).to.equal(3));
  it('finds the second line of a statement that was joined', () => expect(find(3, 'p.x + 1')).to.equal(6));
  it('finds a statement that got a name', () => expect(find(4, 'use(p)')).to.equal(7));
  it('takes the place before for what only the compiler wrote', () => expect(find(2, 'exports')).to.equal(3));
  it('gives up on cells too long to compare', () =>
    expect(sourceLine('a '.repeat(6000), 'a '.repeat(6000), 1, 1)).to.equal(undefined));
  it('finds nothing where nothing is', () => expect(sourceLine('', 'a', 1, 1)).to.equal(undefined));
});
