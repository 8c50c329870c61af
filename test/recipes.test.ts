import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { kitFolder } from '../src/files/kit-folder.js';

interface Row {
  file: string;
  bytes: number;
  sha256: string;
  recipe: string[];
  recipeSha256: string | undefined;
}

/** The rows of a README's table of checksums; paths are relative to its folder. */
function rowsOf(readme: string): Row[] {
  const rows = readme.matchAll(
    /^\| `(\S+)` \| (\d+) \| `([0-9a-f]{64})` \| (.+?) \|(?: `([0-9a-f]{64})`)? \|$/gm,
  );
  return [...rows].map(([, file, bytes, sha256, recipe, recipeSha256]) => ({
    file: file!,
    bytes: Number(bytes),
    sha256: sha256!,
    recipe: [...recipe!.matchAll(/`(\S+)`/g)].map(([, name]) => name!),
    recipeSha256,
  }));
}

const sha256 = (...paths: string[]) =>
  paths.reduce((hash, path) => hash.update(readFileSync(path)), createHash('sha256')).digest('hex');

const leastRows = { data: 9, 'test/reference': 8 };

for (const [name, least] of Object.entries(leastRows))
  describe(`the files of ${name}/`, () => {
    const folder = join(kitFolder, name);
    const readme = readFileSync(join(folder, 'README.md'), 'utf8');
    const rows = rowsOf(readme);
    const at = (path: string) => join(folder, path);

    it('have the sizes and checksums that its README states', () => {
      expect(rows).to.have.length.of.at.least(least);
      for (const { file, bytes, sha256: stated } of rows) {
        expect(readFileSync(at(file)).length, file).to.equal(bytes);
        expect(sha256(at(file)), file).to.equal(stated);
      }
    });

    it('were made by recipes that are still the same (else run the recipe, look at what changed, and state its sum anew)', () => {
      for (const { file, recipe, recipeSha256 } of rows)
        if (recipe.length > 0)
          expect(sha256(...recipe.map(at)), `the recipe of ${file}`).to.equal(recipeSha256);
    });

    it('are all in its table, or are recipes, or wait for being run', () => {
      const waiting = [...readme.matchAll(/^- waiting: `(\S+)`$/gm)].map(([, name]) => name!);
      const known = new Set([
        ...waiting,
        ...rows.flatMap(({ file, recipe }) => [file, ...recipe]),
        'README.md',
        '.gitattributes',
      ]);
      const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
        entry.isFile(),
      );
      const paths = files.map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(folder.length + 1)
          .replaceAll('\\', '/'),
      );
      expect(paths.filter((path) => !known.has(path) && !/LICENSE$|\.md$/.test(path))).to.deep.equal([]);
    });
  });

describe('a table of checksums', () => {
  it('names only recipes that are there', () => {
    const readme = readFileSync(join(kitFolder, 'data', 'README.md'), 'utf8');
    for (const { recipe } of rowsOf(readme))
      for (const path of recipe) expect(existsSync(join(kitFolder, 'data', path)), path).to.equal(true);
  });
});
