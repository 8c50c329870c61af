import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { kitFolder } from '../../src/files/kit-folder.js';

/** What writes, and could leave half a file, follow a link or replace a device. */
const writers =
  /\b(?:writeFile|writeFileSync|appendFile|appendFileSync|copyFile|copyFileSync|createWriteStream|open|openSync|rename|renameSync|link|linkSync|writev?|writeSync|truncate)\b/;

/** Who may import one of them, and why. */
const reasons: Record<string, string> = {
  'jupyter/kernelspec.ts': "rename: another kernel's file is put aside and back, as it is",
  'lab/server/contents/disk-store.ts': 'rename: a folder moves onto the empty one that was just made for it',
  'runner/kernel/children.ts': 'openSync: a child writes into a file of its own, which is removed',
  'runner/sweep/script/main.ts': 'writeSync: into the pipe of the sweep that started it',
  'fused/build/assemble.ts': 'writeFile: what is built from sources can be built again',
};

/** Files under src whose imports from node:fs could write, but for the room `files`. */
function writingFiles(sources: Record<string, string>): string[] {
  return Object.keys(sources).filter((name) => {
    const imports = sources[name]!.matchAll(/import\s+([^;]*?)\s+from 'node:fs(?:\/promises)?'/g);
    return [...imports].some(([, names]) => /\*|^(?!type\b)\w/.test(names!) || writers.test(names!));
  });
}

describe('all that writes files', () => {
  const src = join(kitFolder, 'src');
  const names = (readdirSync(src, { recursive: true }) as string[])
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.ts') && !name.startsWith('files/'));
  const sources = Object.fromEntries(names.map((name) => [name, readFileSync(join(src, name), 'utf8')]));

  it('goes through the one writer, but for what has a reason', () =>
    expect(writingFiles(sources).sort()).to.deep.equal(Object.keys(reasons).sort()));

  it('makes folders by makeFolder, which ends', () => {
    // mkdirSync is for folders that the kit has made itself.
    const others = Object.keys(sources).filter((name) => /\bmkdir\([^;]*recursive/.test(sources[name]!));
    expect(others).to.deep.equal([]);
  });

  it('is noticed when it does not', () => {
    const found = writingFiles({
      'a.ts': "import { readFile } from 'node:fs/promises';",
      'b.ts': "import {\n  mkdir,\n  writeFile,\n} from 'node:fs/promises';",
      'c.ts': "import * as fs from 'node:fs';",
      'd.ts': "import fs from 'node:fs';",
    });
    expect(found).to.deep.equal(['b.ts', 'c.ts', 'd.ts']);
  });
});
