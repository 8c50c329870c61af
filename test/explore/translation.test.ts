import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { readAsset } from '../../src/assets/read-asset.js';
import { asCell } from '../../src/explore/as-cell.js';
import { shareText } from '../../src/explore/draw/number-text.js';
import { readExplorable } from '../../src/explore/read-explorable.js';
import { stillOf } from '../../src/explore/still.js';
import { numberTranslatorsFrom } from '../../src/explore/translation/number-translators.js';
import {
  type TranslatedNumberOptions,
  translatedNumber,
} from '../../src/explore/translation/translated-number.js';
import { translationKind } from '../../src/explore/translation/translation-kind.js';
import { translationOf } from '../../src/explore/translation/translation-reading.js';
import { numberFrom, type TranslationState } from '../../src/explore/translation/translation-state.js';
import { translationWords } from '../../src/explore/translation/translation-words.js';
import {
  drawNumbers,
  loadTranslators,
  numberPair,
  readTranslation,
  type Translator,
  type Translators,
  translate,
} from '../../src/train/index.js';

const nets = await numberTranslatorsFrom(readAsset);
const made = async (options: TranslatedNumberOptions = {}) =>
  (await translatedNumber(options)).state as TranslationState;
const state = await made();
const { keyed, looked, next, switched, switches, typing, needs, notes, result } = translationKind;
const press = (from: TranslationState, handle: string) => keyed(from, handle, 'Enter', false)!;
const complete = (moved: TranslationState) => needs!.completed!(moved, nets);

describe('a number that is translated', function () {
  this.timeout(30_000);
  let kit: Translators;
  before(async () => {
    kit = await loadTranslators();
  });
  after(() => {
    for (const { params } of Object.values<Translator>({ ...kit })) tf.dispose(params);
  });

  it('is written word by word as the kit’s tensors write it, with their shares and looks to the last printed digit', () => {
    const numbers = [0, 21, 75, 80, 91, 45_321, 777_777, 999_999, ...drawNumbers(12, { seed: 7 })];
    const cases = [
      { net: kit.german, language: 'german', hasMask: true },
      { net: kit.french, language: 'french', hasMask: true },
      { net: kit.noMask, language: 'german', hasMask: false },
    ] as const;
    for (const { net, language, hasMask } of cases)
      for (const number of numbers)
        tf.tidy(() => {
          const read = translationOf(nets, { number, language, hasMask });
          const { source, target } = numberPair(number, language);
          expect(read.source).to.deep.equal(source);
          expect(read.right).to.deep.equal(target);
          const written = translate(net, source);
          expect(read.target, `${number}`).to.deep.equal([...written, '⟨end⟩']);
          const { logits, crossWeights } = readTranslation(net, source, written);
          const looks = tf.mean(crossWeights, 0).arraySync() as number[][];
          const shares = tf.softmax(logits).arraySync() as number[][];
          expect(read.looks.map((row) => row.map(shareText))).to.deep.equal(
            looks.map((row) => row.map(shareText)),
          );
          for (const [i, likely] of read.likeliest.entries())
            for (const { word, share } of likely)
              expect(share).to.be.closeTo(shares[i]![net.targetWords.indexOf(word)]!, 1e-5);
        });
  });

  it('is written one word more with each press, then all at once, then from the start', () => {
    const begun = press(state, 'write.next'); // all was written
    expect([begun.written, begun.look]).to.deep.equal([1, 0]);
    const second = press(press(begun, 'write.next'), 'write.next');
    expect([second.written, second.look]).to.deep.equal([3, 2]);
    expect(result(second)).to.equal('For “vierzig” it looked most at “forty”: 0.72');
    const all = press(second, 'write.all');
    expect([all.written, all.look]).to.deep.equal([state.read.target.length, 2]);
    expect(press(all, 'write.next').written).to.equal(1);
    expect(keyed(state, 'write.next', 'a', false)).to.equal(undefined);
    expect(keyed(state, 'word.1', 'Enter', false)).to.equal(undefined);
  });

  it('shows the sources of the word that is pointed at, if it is written', () => {
    expect(looked(state, 'word.4').look).to.equal(4);
    expect(looked(state, 'word.0')).to.equal(state);
    const begun = press(state, 'write.next');
    for (const handle of ['word.1', 'word.x', 'write.next', 'language.french'])
      expect(looked(begun, handle), handle).to.equal(begun);
    expect(next(state, 'word.4', 'ArrowDown')).to.equal('word.5');
    expect(next(begun, 'word.0', 'ArrowDown')).to.equal('word.0');
    expect(next(state, 'word.0', 'ArrowUp')).to.equal('word.0');
    expect(next(state, 'language.german', 'ArrowRight')).to.equal('language.french');
    expect(next(state, 'write.next', 'ArrowRight')).to.equal(undefined);
  });

  it('is another number when one is typed, with its first word; what is none is said and changes nothing', () => {
    const typed = (text: string) => typing!.typed(state, 'number', text, nets);
    const seven = typed('75');
    expect([seven.number, seven.written, seven.look]).to.deep.equal([75, 1, 0]);
    expect(seven.read).to.deep.equal(translationOf(nets, { number: 75, language: 'german', hasMask: true }));
    for (const text of ['', '1234567', '4.5', '-3', 'forty', '1e3', '١٢', '12 34', '4,5321']) {
      const odd = typed(text);
      expect([odd.typed, odd.number, odd.read], text).to.deep.equal([text, 45_321, state.read]);
      expect(notes(odd)).to.deep.equal(['Type a whole number from 0 to 999,999; 45321 is still shown.']);
    }
    const known = {
      '007': 7,
      ' 12 ': 12,
      '45,321': 45_321,
      '45 321': 45_321,
      '45’321': 45_321,
      '45.321': 45_321,
    };
    for (const [text, number] of Object.entries(known)) expect(numberFrom(text), text).to.equal(number);
    expect(notes(typed('007'))).to.deep.equal([]);
  });

  it('speaks another language, and without the mask writes nothing; there is no such translator for French', () => {
    const french = complete(press(state, 'language.french'));
    expect([french.language, french.written, french.hasMask]).to.deep.equal(['french', 1, true]);
    expect(french.read.right.join('-')).to.equal('quarante-cinq-mille-trois-cent-vingt-et-un');
    expect(press(state, 'language.german')).to.equal(state);
    expect(switches(french)).to.deep.equal([]);
    const broken = complete(switched(state, 'noMask'));
    expect(broken.read.target).to.deep.equal(['⟨end⟩']);
    expect(result(broken)).to.equal('Without the mask it says ⟨end⟩ at once, and writes nothing');
    expect(notes(broken)[0]).to.match(/^It learned with each answer in sight/);
    expect(complete(press(broken, 'language.french')).hasMask).to.equal(true);
    expect(complete(switched(broken, 'noMask')).read).to.deep.equal(state.read);
  });

  it('says so where the translation is not right, when all is written', () => {
    const wrong = drawNumbers(400, { split: 'block', seed: 2017 })
      .map((number) => ({ number, read: translationOf(nets, { ...state, language: 'french', number }) }))
      .find(({ read }) => [...read.right, '⟨end⟩'].join() !== read.target.join())!; // one in five is
    const all: TranslationState = {
      ...state,
      ...wrong,
      typed: `${wrong.number}`,
      language: 'french',
      written: wrong.read.target.length,
    };
    expect(notes(all)).to.deep.equal([`Not right: it should be ${wrong.read.right.join('-')}.`]);
    expect(notes({ ...all, written: 1 })).to.deep.equal([]);
    expect(translationWords(all)).to.include(', which is not right. It looked most, for ');
  });

  it('is drawn without fault at any width, for the shortest and the longest numbers', async () => {
    const cases = [
      { number: 0 },
      { number: 777_777 },
      { number: 799_999, language: 'french' },
      { hasMask: false },
    ] as const;
    for (const width of [340, 704])
      for (const options of cases) {
        const { svg } = stillOf(await translatedNumber(options), width);
        expect(svg).not.to.match(/NaN|undefined|Infinity|role=/);
        const [, right, bottom] = /viewBox="0 0 (\S+) (\S+)"/.exec(svg)!.map(Number);
        expect(right).to.equal(width);
        for (const [, y] of svg.matchAll(/ y="([\d.]+)"/g)) expect(Number(y)).to.be.at.most(bottom!);
      }
  });

  it('is made again by the code of its cell', async () => {
    const states = [
      state,
      await made({ number: 75, language: 'french', look: 1 }),
      await made({ hasMask: false }),
      await made({ number: 21, written: 2, look: 1 }),
    ];
    for (const each of states) {
      const code = asCell(translationKind, each);
      const { body } = /explore\(await translatedNumber\((?<body>.*)\)\);$/.exec(code)!.groups!;
      expect(await made(new Function(`return ${body || '{}'}`)())).to.deep.equal(each);
    }
    expect(asCell(translationKind, state)).to.include('await translatedNumber()');
  });

  it('is read from a file only if it fits together', () => {
    const read = (changes: object) => () =>
      readExplorable({ name: 'translated-number', state: { ...state, ...changes } });
    expect(read({})().state).to.deep.equal(state);
    expect(read({ number: 1e6 })).to.throw(
      RangeError,
      /^explore: expected number as a whole number from 0 to 999999, got 1000000$/,
    );
    expect(read({ language: 'latin' })).to.throw(/^explore: expected language/);
    expect(read({ written: 11 })).to.throw(/^explore: expected written from 1 to 10, got 11$/);
    expect(read({ written: 3, look: 3 })).to.throw(/^explore: expected look from 0 to 2, got 3$/);
    expect(read({ typed: 7 })).to.throw(/^explore: expected typed as a text, got 7$/);
    const { source, target, looks, likeliest } = state.read;
    const odd: object[] = [
      { source: [] },
      { target: target.slice(1) },
      { right: ['x'.repeat(99)] },
      { looks: looks.map((row) => row.map(() => 2)) },
      { looks: looks.map(() => [1]) },
      { likeliest: likeliest.map(() => [{ word: 'null' }]) },
      { source: source.map(() => 1) },
    ];
    for (const part of odd)
      expect(read({ read: { ...state.read, ...part } }), JSON.stringify(part)).to.throw(
        RangeError,
        /^explore: expected read as translatedNumber makes it/,
      );
  });

  it('says what is wrong with its options', async () => {
    const message = (options: object) => translatedNumber(options).catch((error: Error) => error.message);
    expect(await message({ number: 4.5 })).to.equal(
      'translatedNumber: expected number as a whole number from 0 to 999999, got 4.5',
    );
    expect(await message({ hasMask: false, language: 'french' })).to.equal(
      "translatedNumber: expected language 'german' without a mask, got 'french'",
    );
    expect(await message({ number: 21, written: 5 })).to.equal(
      'translatedNumber: expected written from 1 to 4, got 5',
    );
    expect(await message({ look: 99 })).to.match(/expected look from 0 to 9, got 99$/);
    expect(await message({ numbr: 1 })).to.match(/did you mean number\?/);
  });
});
