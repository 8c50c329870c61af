import { expect } from 'chai';
import { virtualSystem } from '../../../src/lab/kernel/compile/virtual-system.js';
import { tslabModule } from '../../../src/lab/kernel/execute/tslab-module.js';
import { missingModule, toldInBrowser } from '../../../src/lab/kernel/missing.js';

describe('virtualSystem', () => {
  const system = virtualSystem({ '/kit/a/b.d.ts': 'b', '/kit/a/c/d.json': 'd', '/e.ts': '' });
  it('has files, an empty one too, and the folders above them, and nothing else', () => {
    expect(system.readFile('/kit/a/b.d.ts')).to.equal('b');
    expect(system.fileExists('/e.ts')).to.equal(true);
    for (const path of ['/kit/a', '/kit/b.d.ts', 'kit/a/b.d.ts', '/constructor'])
      expect(system.fileExists(path), path).to.equal(false);
    for (const path of ['/kit', '/kit/a', '/kit/a/c'])
      expect(system.directoryExists(path), path).to.equal(true);
    expect(system.directoryExists('/kit/a/b.d.ts')).to.equal(false);
    expect(system.getDirectories('/kit/a')).to.deep.equal(['c']);
  });
  it('has nothing by the names that every object has', () => {
    for (const name of ['constructor', 'toString', '__proto__'])
      expect(system.fileExists(name), name).to.equal(false);
  });
});

describe('what a cell imports as tslab', () => {
  it('replaces a named output, and adds one without a name', () => {
    const sent: [unknown, unknown, boolean][] = [];
    const { display, newDisplay } = tslabModule(({ data, transient }, isUpdate) =>
      sent.push([data, transient.display_id, isUpdate]),
    );
    display.text('a');
    display.png(new Uint8Array([0, 1, 255]));
    const bar = newDisplay();
    bar.html('b');
    bar.raw('text/x', 'c');
    const name = sent[2]![1];
    expect(name).to.match(/^[0-9a-f]{16}$/);
    expect(sent).to.deep.equal([
      [{ 'text/plain': 'a' }, undefined, false],
      [{ 'image/png': 'AAH/' }, undefined, false], // 000000 000000 000111 111111
      [{ 'text/html': 'b' }, name, false],
      [{ 'text/x': 'c' }, name, true],
    ]);
  });
});

describe('toldInBrowser', () => {
  it('says what there is in place of a module', () =>
    expect(toldInBrowser("Cannot find module 'node:fs' or its corresponding type declarations.")).to.equal(
      missingModule('node:fs'),
    ));
  it('says whose a name is', () => {
    expect(toldInBrowser("Cannot find name 'Buffer'. Do you need to install type definitions?")).to.equal(
      "expected a name that a browser has, got Buffer: it is Node.js' own",
    );
    expect(toldInBrowser("Cannot find name 'document'.")).to.equal(
      'expected a name that a cell can reach, got document: cells run beside the page, not in it',
    );
  });
  it('leaves all else as the compiler says it', () => {
    for (const text of ["Cannot find name 'processed'.", "';' expected."])
      expect(toldInBrowser(text)).to.equal(text);
  });
});
