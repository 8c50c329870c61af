import { expect } from 'chai';
import { declareNestedVariables } from '../../../src/kernel/repairs/nested-variables.js';

describe('declareNestedVariables', () => {
  const again = (name: string) => `${name} = [() => ${name}][0]()`;
  const cases: [source: string, behind: string][] = [
    ['for (var i = 0; i < 3; i++) i;', again('i')],
    ['if (a) { var b = 1; var c = 2; } else var b = 3;', `${again('b')}, ${again('c')}`],
    ['try { var [d, { e, ...f }] = g; } catch {}', [again('d'), again('e'), again('f')].join(', ')],
    ['do { switch (h) { case 1: var j; } } while (false)', again('j')],
  ];
  for (const [source, behind] of cases)
    it(`declares again behind ${source}`, () =>
      expect(declareNestedVariables(`${source}\nlast`)).to.equal(`${source};var ${behind};\nlast`));
  it('leaves functions, classes, namespaces and what is declared in a block alone', () => {
    const source = [
      'var a = 1, b = () => { var c = 2; };',
      'function f() { for (var d of e); }',
      'class A { static { var g = 1; } m() { var h = 2; } }',
      'namespace N { if (a) { var i = 3; } }',
      '{ let j = 4; const k = 5; }',
    ].join('\n');
    expect(declareNestedVariables(source)).to.equal(source);
  });
});
