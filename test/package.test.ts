import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { kitFolder } from '../src/files/kit-folder.js';

const { exports, bin, imports } = JSON.parse(readFileSync(join(kitFolder, 'package.json'), 'utf8'));

/** Every file that a tree of conditions names. */
function filesOf(entry: unknown): string[] {
  return typeof entry === 'string' ? [entry] : Object.values(entry as object).flatMap(filesOf);
}

describe('the package', () => {
  it('has entries that are there, types included', () => {
    const files = filesOf([exports, bin, imports]);
    expect(files).to.have.length.above(8);
    expect(files.filter((file) => !existsSync(join(kitFolder, file)))).to.deep.equal([]);
  });

  it('can be imported by its entries', async () => {
    expect(Object.keys(exports)).to.deep.equal(['.', './runner', './package.json']);
    expect(await import('attention-kit')).to.have.property('selfAttention');
    expect(await import('attention-kit/runner')).to.have.property('runNotebook');
  });

  it('keeps what is inside to itself', async () => {
    const inside = 'attention-kit/dist/src/files/save-file.js';
    const refused = await import(inside).then(
      () => undefined,
      ({ code }) => code,
    );
    expect(refused).to.equal('ERR_PACKAGE_PATH_NOT_EXPORTED');
  });
});
