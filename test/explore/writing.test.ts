import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { readAsset } from '../../src/assets/read-asset.js';
import { atOnce } from '../../src/explore/at-once.js';
import { unpack } from '../../src/explore/heads/pack.js';
import { stillOf } from '../../src/explore/still.js';
import { type ModelWritingOptions, modelWriting } from '../../src/explore/writing/model-writing.js';
import { writingKind } from '../../src/explore/writing/writing-kind.js';
import { modelFile, type WritingModel, writingModelFrom } from '../../src/explore/writing/writing-models.js';
import { placesOf } from '../../src/explore/writing/writing-places.js';
import { writingReading } from '../../src/explore/writing/writing-reading.js';
import {
  askedOf,
  choicesOf,
  isDue,
  LENGTH,
  type WritingState,
} from '../../src/explore/writing/writing-state.js';
import { writingWords } from '../../src/explore/writing/writing-words.js';
import { languageFile, loadLanguageModel } from '../../src/train/language/load-language-models.js';
import { readText } from '../../src/train/language/read-text.js';
import { writeText } from '../../src/train/language/write-text.js';

const made = async (options: ModelWritingOptions = {}) =>
  (await modelWriting({ size: 0, ...options })).state as WritingState;
const state = await made();
const loaded = await writingModelFrom(readAsset, state);
const { keyed, dragged, looked, next, typing, notes, result, later } = writingKind;
const press = (from: WritingState, handle: string, key = 'Enter') => keyed(from, handle, key, false)!;
const worked = (moved: WritingState, model: WritingModel = loaded) =>
  later!.done(moved, atOnce(later!.work(moved, model)));

// A picture of what was chosen, around a text that is written already.
const drawn = (state: WritingState) =>
  stillOf({ name: 'model-writing', state: { ...state, read: { ...state.read, of: askedOf(state) } } }).svg;
const dashedIn = (state: WritingState) => {
  const svg = drawn(state);
  return [svg.match(/stroke-dasharray/g)?.length ?? 0, svg.includes('dashed: not here')];
};

// What stands in the lines of a picture: texts of which each letter has its own place.
function lettersIn(svg: string): string {
  const lines = [...svg.matchAll(/<text x="([\d. ]+) " y="[\d.]+">([^<]*)</g)];
  for (const [, x, line] of lines) expect(unescaped(line!)).to.have.length(x!.split(' ').length);
  return lines.map(([, , line]) => unescaped(line!)).join('');
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}

function shown(whole: string, followed: number): string {
  return [...whole]
    .filter((character, i) => character !== ' ' && i !== followed)
    .join('')
    .replaceAll('\n', '↵');
}

describe('a model that writes', function () {
  this.timeout(180_000);

  it('writes what the shipped model writes, with the shares it was drawn by', async () => {
    const model = await loadLanguageModel(0);
    const { beginning, temperature, seed, read } = state;
    const writing = { length: LENGTH, temperature, seed };
    expect(read.written).to.equal(writeText(model, beginning, writing));
    expect(modelFile(state)).to.equal(languageFile(0, 'all'));
    tf.tidy(() => {
      const { weights, logits } = readText(model, beginning + read.written.slice(0, 40));
      const row = (tf.mean(weights, 1).arraySync() as number[][][])[0]!.at(-1)!;
      for (const [j, weight] of unpack(read.looks[40]!).entries())
        expect(weight).to.be.closeTo(row[j]!, 6e-4); // thousandths
      const [back, most] = read.most[40]!;
      expect(most).to.be.closeTo(row.at(-back)!, 1e-5);
      expect(most).to.be.closeTo(Math.max(...row), 1e-5);
      const shares = (tf.softmax(tf.div(logits, temperature)).arraySync() as number[][]).at(-1)!;
      for (const [k, character] of [...read.likeliest[40]!].entries())
        expect(read.likely[40]![k]).to.be.closeTo(shares[read.characters.indexOf(character)]!, 1e-5);
      expect(read.shares[40]).to.be.closeTo(shares[read.characters.indexOf(read.written[40]!)]!, 1e-5);
      expect(read.likely[40]![0]).to.be.closeTo(Math.max(...shares), 1e-5);
    });
    tf.dispose(model.params);
  });

  it('is written anew at another temperature, with another seed, and the same again with the first', () => {
    const again = press(state, 'again');
    expect([again.seed, isDue(again)]).to.deep.equal([2, true]);
    expect(result(again)).to.equal('Writing …');
    expect(worked(again).read.written).not.to.equal(state.read.written);
    expect(worked(press(worked(again), 'same'))).to.deep.equal(state);
    const cold = dragged(state, 'temperature', -1000, 0);
    expect(cold.temperature).to.equal(0);
    expect(worked(cold).read.shares.every((share) => share === 1)).to.equal(true);
    expect(notes(cold)).to.deep.equal(['At temperature 0 the likeliest always comes, whatever the seed.']);
    expect(worked(press(cold, 'again')).read.written).to.equal(worked(cold).read.written);
    expect(dragged(state, 'temperature', 60, 0).temperature).to.equal(1.2); // 0.8 + 60 / 150
    expect(dragged(state, 'temperature', 1, 0)).to.equal(state);
    expect(keyed(state, 'temperature', 'ArrowRight', false)!.temperature).to.equal(0.9);
    expect(keyed(state, 'temperature', 'End', false)!.temperature).to.equal(2);
    expect(keyed(state, 'temperature', 'a', false)).to.equal(undefined);
  });

  it('draws from the few likeliest only, as many as a slider says: all of them at its end', () => {
    const all = state.read.characters.length;
    const few = dragged(state, 'top', -160 * Math.log10(all / 5), 0); // 160 pixels are a tenfold
    expect(few.top).to.equal(5);
    const { written, likeliest, likely } = worked(few).read;
    expect([...written].every((character, i) => likeliest[i]!.includes(character))).to.equal(true);
    for (const shares of likely) expect(shares.reduce((sum, share) => sum + share)).to.be.closeTo(1, 1e-5);
    const three = worked(press({ ...few, top: 4 }, 'top', 'ArrowLeft'));
    expect(three.top).to.equal(3);
    for (const shares of three.read.likely) expect(shares.slice(3)).to.deep.equal([0, 0]);
    expect(worked(dragged(few, 'top', 1000, 0))).to.deep.equal(state);
    expect(dragged(few, 'top', 1, 0)).to.equal(few);
    const topOf = (key: string, top?: number) => press({ ...state, ...(top ? { top } : {}) }, 'top', key).top;
    expect([topOf('ArrowLeft'), topOf('ArrowUp', 74), topOf('ArrowRight')]).to.deep.equal([
      all - 1,
      undefined,
      undefined,
    ]);
    expect([topOf('Home'), topOf('End', 3), topOf('ArrowDown', 1)]).to.deep.equal([1, undefined, 1]);
    expect(keyed(state, 'top', 'a', false)).to.equal(undefined);
    const one = { ...state, top: 1 };
    expect(notes(one)).to.deep.equal(['With top-k at 1 the likeliest always comes, whatever the seed.']);
    const cold = worked(dragged(state, 'temperature', -1000, 0));
    expect(worked(one).read.written).to.equal(cold.read.written);
    expect(writingWords(worked(three))).to.include(' at temperature 0.8, top-k 3, with seed 1: ');
    const said = { 1: 'only the likeliest', 3: 'the 3 likeliest', 90: `all ${all}` };
    for (const [top, text] of Object.entries(said))
      expect(drawn({ ...state, top: Number(top) })).to.include(`top-k: ${text} may come`);
  });

  it('offers the models that there are, and layers and heads that the chosen one has', () => {
    const shipped = { small: [0, 1], middle: [0, 2], all: [0, 1, 2, 5] };
    const with5 = { ...state, read: { ...state.read, shipped } };
    expect(choicesOf(with5)).to.deep.equal({
      size: [0, 1, 2, 5],
      text: ['small', 'middle', 'all'],
      layer: [1],
      head: [0, 1, 2],
    });
    const small = press(with5, 'text.small');
    expect(small.text).to.equal('small');
    expect(press(small, 'size.1').text).to.equal('small');
    const large = press(small, 'size.5');
    expect([large.size, large.text]).to.deep.equal([5, 'all']);
    expect(choicesOf(large).text).to.deep.equal(['all']);
    expect(press(large, 'text.small')).to.equal(undefined);
    expect(notes(large)).to.deep.equal(['Of this size the kit has no model that learned from less text.']);
    expect(dashedIn(large)).to.deep.equal([2, true]); // small and middle
    expect(dashedIn({ ...with5, size: 0 })).to.deep.equal([0, false]);
    const high = press(press(large, 'layer.5'), 'head.8');
    expect([high.layer, high.head]).to.deep.equal([5, 8]);
    const back = press(high, 'size.0');
    expect([back.layer, back.head]).to.deep.equal([1, 2]);
    for (const handle of ['size.4', 'size.7', 'text.none', 'layer.2', 'head.3', 'constructor.0', 'at.1'])
      expect(press(with5, handle), handle).to.equal(undefined);
    expect(press(with5, 'size.0')).to.equal(with5);
    expect(next(with5, 'size.0', 'ArrowLeft')).to.equal('size.0');
    expect(next(with5, 'size.2', 'ArrowRight')).to.equal('size.5');
    expect(next(with5, 'text.middle', 'ArrowUp')).to.equal('text.all');
    expect(next(with5, 'again', 'ArrowUp')).to.equal(undefined);
    expect(next(with5, 'temperature', 'ArrowUp')).to.equal(undefined);
  });

  it('shows the looks of another head of the same text', () => {
    const head = press(state, 'head.2');
    expect(isDue(head)).to.equal(true);
    const one = worked(head);
    expect(one.read.written).to.equal(state.read.written);
    expect(one.read.looks).not.to.deep.equal(state.read.looks);
    expect(result(one)).to.match(
      / head 2 of layer 1 looked most at (“.”|a space|a new line), \d+ back: (0\.\d\d|1)$/,
    );
    const mean = unpack(worked(press(one, 'head.1')).read.looks[9]!).map(
      (weight, i) => (weight + unpack(one.read.looks[9]!)[i]!) / 2,
    );
    for (const [i, weight] of unpack(state.read.looks[9]!).entries())
      expect(weight).to.be.closeTo(mean[i]!, 1.1e-3); // three roundings
  });

  it('follows the character that is pointed at, and by arrow keys', () => {
    expect(looked(state, 'at.7').look).to.equal(7);
    expect(looked(state, 'at.40')).to.equal(state);
    for (const handle of ['at.160', 'at.x', 'again', 'size.0'])
      expect(looked(state, handle), handle).to.equal(state);
    const written = 'ab cde f'.padEnd(LENGTH, 'x');
    const plain = { ...state, read: { ...state.read, written } };
    const moved = (place: number, key: string) => next(plain, `at.${place}`, key);
    expect([moved(0, 'ArrowLeft'), moved(0, 'ArrowRight')]).to.deep.equal(['at.0', 'at.1']);
    expect([moved(1, 'ArrowDown'), moved(4, 'ArrowDown')]).to.deep.equal(['at.3', 'at.7']);
    expect([moved(7, 'ArrowUp'), moved(5, 'ArrowUp'), moved(2, 'ArrowUp')]).to.deep.equal([
      'at.3',
      'at.3',
      'at.0',
    ]);
    expect([moved(9, 'ArrowDown'), moved(9, 'Home'), moved(9, 'End')]).to.deep.equal([
      'at.159',
      'at.0',
      'at.159',
    ]);
    expect(moved(9, 'a')).to.equal(undefined);
  });

  it('goes on from what is typed; characters that it doesn’t know are said and left out', () => {
    const typed = (text: string) => typing!.typed(state, 'beginning', text, loaded);
    expect(typed('She was ').beginning).to.equal('She was ');
    expect(notes(typed('She was '))).to.deep.equal([]);
    const odd = typed('Émile 🙂 é é');
    expect([odd.typed, odd.beginning]).to.deep.equal(['Émile 🙂 é é', 'mile   ']);
    expect(notes(odd)).to.deep.equal(['It doesn’t know “É” “🙂” “é”: left out.']);
    for (const text of ['', '猫']) {
      expect(typed(text).beginning).to.equal('My dear ');
      expect(notes(typed(text)).at(-1)).to.equal(
        'Type letters to go on from; “My dear ” still stands there.',
      );
    }
    const long = typed('a b'.repeat(90));
    expect(long.beginning).to.have.length(100);
    expect(notes(long)).to.deep.equal(['It goes on from the first 100 characters that it knows.']);
    expect(worked(long).read.written).to.have.length(LENGTH);
  });

  it('breaks lines between words, at new lines, and where a word is longer than a line', () => {
    const lines = (content: string, columns: number) => {
      const rows: string[] = [];
      for (const [i, { column, row }] of placesOf(content, columns).entries()) {
        rows[row] ??= '';
        expect(column).to.equal(rows[row].length);
        rows[row] += content[i];
      }
      return rows;
    };
    expect(lines('My dear Mr. Bennet', 8)).to.deep.equal(['My dear ', 'Mr. ', 'Bennet']);
    expect(lines('a\n\nbc d', 9)).to.deep.equal(['a\n', '\n', 'bc d']);
    expect(lines('abcdefgh ij', 4)).to.deep.equal(['abcd', 'efgh ', 'ij']);
    expect(lines('ab   cd', 2)).to.deep.equal(['ab ', '  ', 'cd']);
  });

  it('is drawn without fault at any width, whatever was written', async () => {
    const oddly = { ...state, read: { ...state.read, written: '\n<&" '.repeat(LENGTH / 5) } };
    const states = [state, oddly, { ...state, look: 0 }, await made({ text: 'small', head: 2, top: 3 })];
    for (const width of [340, 704])
      for (const each of states) {
        const { svg } = stillOf({ name: 'model-writing', state: each }, width);
        expect(svg).not.to.match(/NaN|undefined|Infinity|role=|data-cell="at/);
        const [, right, bottom] = /viewBox="0 0 (\S+) (\S+)"/.exec(svg)!.map(Number);
        expect(right).to.equal(width);
        for (const [, y] of svg.matchAll(/translate\(\S+ ([\d.]+)\)/g))
          expect(Number(y)).to.be.below(bottom!);
        expect(lettersIn(svg), 'all letters but the one that is followed').to.equal(
          shown(`${each.beginning}${each.read.written}`, each.beginning.length + each.look),
        );
      }
    const { words: still } = stillOf({ name: 'model-writing', state });
    expect(still).to.include(`“${state.read.written}”. ${state.read.bits.toFixed(2)} bits a character. For `);
    expect(writingWords(state)).to.match(
      /^A language model of 6,496 learned numbers, which learned from 3,600,000 characters, goes on from “My dear ” at temperature 0\.8 with seed 1: /,
    );
  });

  it('gives back control after each character', () => {
    let yields = 0;
    const fresh = { ...loaded, known: new Map() };
    for (const _ of writingReading(fresh, { ...state, seed: 9 })) yields++;
    expect(yields).to.equal(LENGTH);
    yields = 0;
    for (const _ of writingReading(fresh, { ...state, seed: 9, head: 1 })) yields++;
    expect(yields, 'the same text').to.equal(0);
  });
});
