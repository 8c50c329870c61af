import { inflateSync } from 'node:zlib';
import { expect } from 'chai';
import { explorableMimeType } from '../../src/explore/explorable.js';
import { stillOf } from '../../src/explore/still.js';
import { explorableForms } from '../../src/notebook/picture/node.js';
import { type Bundle, explorableOf, notebookNames, storedIn } from './support/stored-explorables.js';

const whole = (text: string | string[]) => [text].flat().join('');

/** The colours of a picture, a line of text for each row; only what `encodePng` writes is read. */
function rowsOf(base64: string): string[] {
  const png = Buffer.from(base64, 'base64');
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    chunks.set(png.toString('latin1', at + 4, at + 8), png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  const palette = chunks.get('PLTE')!;
  const width = chunks.get('IHDR')!.readUInt32BE(0);
  const indexes = inflateSync(chunks.get('IDAT')!);
  return Array.from({ length: indexes.length / (width + 1) }, (_, y) =>
    Array.from({ length: width }, (_, x) => {
      const index = indexes[y * (width + 1) + 1 + x]!;
      return palette.toString('hex', 3 * index, 3 * index + 3);
    }).join(' '),
  );
}

/** What of a stored explorable isn't as its state is drawn and told today. */
async function staleIn(bundle: Bundle): Promise<string[]> {
  const explorable = explorableOf(bundle);
  const still = stillOf(explorable);
  const { 'image/png': png } = await explorableForms(JSON.stringify(explorable), still);
  const [was, is] = [rowsOf(whole(bundle['image/png']!)), rowsOf(png!)];
  const other = is.filter((row, y) => row !== was[y]).length;
  return [
    ...(whole(bundle['text/plain']!) === still.words ? [] : ['words']),
    ...(was.length === is.length ? [] : [`height ${was.length}, now ${is.length}`]),
    ...(other === 0 ? [] : [`${other} rows of pixels`]),
  ];
}

describe('the still pictures of explorables that are stored in chapters', function () {
  this.timeout(120_000);

  for (const name of notebookNames)
    it(`of ${name} are as their states are drawn today (else: npm run chapters)`, async () => {
      const stored = await storedIn(name);
      if (/^(0|1)/.test(name)) expect(stored).not.to.have.length(0); // each chapter has one to touch
      for (const bundle of stored) expect(await staleIn(bundle), explorableOf(bundle).name).to.deep.equal([]);
    });

  it('are told from those of another state', async () => {
    const [bundle] = await storedIn('04-softmax.ipynb');
    const { name, state } = explorableOf(bundle!);
    const other = { name, state: { ...(state as object), lit: [5] } };
    expect(await staleIn({ ...bundle!, [explorableMimeType]: other as never })).to.include('words');
    expect((await staleIn({ ...bundle!, [explorableMimeType]: other as never })).at(-1)).to.match(
      /rows of pixels$/,
    );
  });
});
