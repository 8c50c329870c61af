import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { FIELDS } from '../../src/fused/job-fields.js';

const SOURCE = new URL('../../../src/fused/assembly/job.ts', import.meta.url);

describe('the job in memory', () => {
  it('has the same fields in the same order for those who write it and for the kernel', () => {
    const declared = [...readFileSync(SOURCE, 'utf8').matchAll(/^ {2}(\w+): (\w+);$/gm)];
    expect(declared.map(([, name]) => name)).to.deep.equal([...FIELDS]);
    const floats = declared.filter(([, , type]) => type === 'f32').map(([, name]) => name);
    expect(floats).to.deep.equal(['scale']); // the one that writeJob writes as a float; the others are whole, four bytes each
  });
});
