import { createRequire } from 'node:module';
import { expect } from 'chai';

const nameImports = createRequire(import.meta.url)('../../../src/lab/build/kernel/named-imports.cjs') as (
  source: string,
) => string;

describe('nameImports', () => {
  const cases: [source: string, named: string][] = [
    ["import { dot } from './a.js';", "import { dot as dot$ } from './a.js';const dot = dot$;"],
    ["import { a, b as c } from 'm';", "import { a as a$, b as c$ } from 'm';const a = a$;const c = c$;"],
    ["import { a, } from 'm';", "import { a as a$ } from 'm';const a = a$;"],
    ['import * as tf from "t";', 'import * as tf$ from "t";const tf = tf$;'],
    ["import 'only-runs';", "import 'only-runs';"],
    ['const text = "import { a } from \'m\';";', 'const text = "import { a } from \'m\';";'],
  ];
  for (const [source, named] of cases)
    it(`makes ${named}`, () => expect(nameImports(source)).to.equal(named));
});
