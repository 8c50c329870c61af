import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { removeLeftovers } from './remove-leftovers.js';

describe('removeLeftovers', () => {
  it('removes what has no source any more, and nothing else', () => {
    const folder = mkdtempSync(join(tmpdir(), 'attention-kit-leftovers-'));
    const write = (path: string) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), '');
    };
    const kept = [
      'src/a/kept.js',
      'src/a/kept.d.ts',
      'src/a/kept.js.map',
      'src/made.js',
      'test/old.txt',
      'test/v.cjs',
    ];
    const stale = [
      'src/a/moved.js',
      'src/a/moved.d.ts',
      'src/a/moved.js.map',
      'test/old.test.js',
      'test/w.cjs',
    ];
    for (const source of ['src/a/kept.ts', 'src/made.d.ts', 'test/v.cts']) write(source);
    for (const built of [...kept, ...stale]) write(`dist/${built}`);
    expect(removeLeftovers(folder).sort()).to.deep.equal(stale.map((path) => join(path)).sort());
    const left = readdirSync(join(folder, 'dist'), { recursive: true, encoding: 'utf8' });
    expect(left.filter((path) => /\./.test(path)).sort()).to.deep.equal(
      kept.map((path) => join(path)).sort(),
    );
    rmSync(folder, { recursive: true });
  });
});
