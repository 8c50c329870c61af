import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import {
  countMultiplications,
  decodeNext,
  drawNumbers,
  firstTranslator,
  loadTranslators,
  measureTranslator,
  numberPair,
  readTranslation,
  startDecoding,
  type Translator,
  type Translators,
  translate,
  translationCandidates,
} from '../../../src/index.js';
import { expectClose } from '../../support/tensors.js';

let nets: Translators;
before(async () => {
  nets = await loadTranslators();
});
after(() => {
  for (const { params } of Object.values<Translator>({ ...nets })) tf.dispose(params);
});

describe('decoding with kept keys and values', () => {
  const { source, target } = numberPair(45_321, 'german');

  it('gives at each word the row that all words at once give, and the same look', () =>
    tf.tidy(() => {
      for (const translator of [nets.german, nets.fewNumbers]) {
        const { logits, crossWeights } = readTranslation(translator, source, target);
        let cache = startDecoding(translator, source);
        for (const [i, word] of ['⟨start⟩', ...target].entries()) {
          const next = decodeNext(translator, cache, word);
          expectClose(next.logits, tf.squeeze<tf.Tensor1D>(tf.slice(logits, i, 1)).arraySync(), 1e-5);
          expectClose(
            next.crossWeights,
            tf.squeeze<tf.Tensor2D>(tf.slice(crossWeights, [0, i, 0], [-1, 1, -1]), [1]).arraySync(),
            1e-6,
          );
          ({ cache } = next);
        }
      }
    }));
  it('leaves a cache as it was, so that one can go on from it twice', () =>
    tf.tidy(() => {
      const { cache } = decodeNext(nets.german, startDecoding(nets.german, source), '⟨start⟩');
      const first = decodeNext(nets.german, cache, 'fünf').logits.arraySync();
      decodeNext(nets.german, cache, 'drei');
      expectClose(decodeNext(nets.german, cache, 'fünf').logits, first, 0);
    }));
  it('costs the same for each word but for the looks back; without, all words before are paid again', async () => {
    // d 32, heads 4 of 8; a row: one-hot words 29 · 32; queries, keys, values, output 4 · 32²; across 2 · 32² (query, output);
    // feed-forward 2 · 32 · 64; logits 32 · 29; looks: 2 · 32 for each word that is looked at, back or across (m = 7)
    const row = 29 * 32 + 6 * 32 ** 2 + 2 * 32 * 64 + 32 * 29;
    let cache = startDecoding(nets.german, source);
    for (const [i, word] of ['⟨start⟩', ...target].entries()) {
      const at = cache;
      expect(await countMultiplications(() => decodeNext(nets.german, at, word))).to.equal(
        row + 2 * 32 * (i + 1 + 7),
      );
      ({ cache } = decodeNext(nets.german, cache, word));
    }
    const reading = await countMultiplications(() => startDecoding(nets.german, source));
    const all = await countMultiplications(() => readTranslation(nets.german, source, target));
    expect(all - reading).to.equal(10 * (row + 2 * 32 * (10 + 7))); // 10 rows, each with 10 scores, those masked included
  });
  it('leaks nothing but what it gives', () => {
    const before = tf.memory().numTensors;
    const cache = startDecoding(nets.german, source);
    const next = decodeNext(nets.german, cache, '⟨start⟩');
    expect(tf.memory().numTensors - before).to.equal(3 + 2 + 2); // memory's keys, values, mask; logits, weights; keys, values
    tf.dispose([cache, { ...next }]);
    translate(nets.german, source, { width: 3 });
    expect(tf.memory().numTensors).to.equal(before);
  });
  it('says what is wrong with its input', () => {
    const cache = startDecoding(nets.german, source);
    const next = (kept: unknown, word: string) => () => decodeNext(nets.german, kept as typeof cache, word);
    const odd = () => startDecoding(nets.german, ['fourty']);
    expect(odd).to.throw(/expected source of words that the translator knows, got "fourty"$/);
    expect(() => startDecoding(nets.german, [])).to.throw(RangeError, /one word or more, got none$/);
    expect(next(cache, 'five')).to.throw(/^decodeNext: expected word of words that the translator knows/);
    expect(next(cache, 'fünf')).to.throw(
      RangeError,
      'decodeNext: expected ⟨start⟩ as the first word, got "fünf"',
    );
    expect(next({}, '⟨start⟩')).to.throw(TypeError, /^decodeNext: expected cache as of startDecoding, got/);
    expect(next(undefined, '⟨start⟩')).to.throw(TypeError, /got undefined$/);
    tf.dispose(cache);
  });
});

describe('beam search', () => {
  const words = { source: ['a', 'b', 'c'], target: ['x', 'y', 'z'] };
  /** All translations of up to three words, or three without an end, by the shares that all words at once give. */
  function allOf(translator: Translator, source: string[]) {
    const shareOf = (target: string[], hasEnded: boolean) =>
      tf.tidy(() => {
        const { logits } = readTranslation(translator, source, hasEnded ? target : target.slice(0, -1));
        const shares = tf.softmax(logits).arraySync() as number[][];
        const asked = hasEnded ? [...target, '⟨end⟩'] : target;
        return asked.reduce((share, word, i) => share * shares[i]![translator.targetWords.indexOf(word)]!, 1);
      });
    const open = ['⟨start⟩', 'x', 'y', 'z']; // ⟨start⟩ can come, too
    const lists = (length: number): string[][] =>
      length === 0 ? [[]] : lists(length - 1).flatMap((list) => open.map((word) => [...list, word]));
    const ended = [0, 1, 2].flatMap(lists).map((target) => ({ words: target, share: shareOf(target, true) }));
    const cut = lists(3).map((target) => ({ words: target, share: shareOf(target, false) }));
    return [...ended, ...cut].sort((a, b) => b.share - a.share);
  }

  it('finds what trying all translations finds, in the same order, if it is wide enough', () => {
    for (const seed of [2, 3]) {
      const translator = firstTranslator(words, { seed });
      const all = allOf(translator, ['b', 'a']);
      expect(
        all.reduce((sum, { share }) => sum + share, 0),
        'all of them',
      ).to.be.closeTo(1, 1e-5);
      const found = translationCandidates(translator, ['b', 'a'], { width: 100, longest: 3 });
      expect(found.map(({ words }) => words.join(' '))).to.deep.equal(
        all.map(({ words }) => words.join(' ')),
      );
      expectClose(
        found.map(({ share }) => share),
        all.map(({ share }) => share),
        1e-6,
      );
      tf.dispose(translator.params);
    }
  });
  it('finds nothing likelier than all do, and with one beginning what greedy decoding finds', () => {
    for (const seed of [2, 5, 7]) {
      const translator = firstTranslator(words, { seed });
      const [best] = allOf(translator, ['c', 'a', 'b']);
      for (const width of [1, 2, 3]) {
        const [first] = translationCandidates(translator, ['c', 'a', 'b'], { width, longest: 3 });
        expect(first!.share).to.be.at.most(best!.share + 1e-6);
        expect(translate(translator, ['c', 'a', 'b'], { width, longest: 3 })).to.deep.equal(first!.words);
      }
      const greedy: string[] = [];
      while (greedy.length < 3 && greedy.at(-1) !== '⟨end⟩')
        greedy.push(
          tf.tidy(() => {
            const { logits } = readTranslation(translator, ['c', 'a', 'b'], greedy);
            return translator.targetWords[tf.argMax(tf.slice(logits, greedy.length, 1), -1).dataSync()[0]!]!;
          }),
        );
      expect(translate(translator, ['c', 'a', 'b'], { longest: 3 })).to.deep.equal(
        greedy.filter((word) => word !== '⟨end⟩'),
      );
      tf.dispose(translator.params);
    }
  });
  it('beats greedy decoding where the likeliest first word leads astray', () => {
    // among random translators there are such: their best beginning isn't that of their best translation
    const seeds = Array.from({ length: 15 }, (_, i) => i + 1);
    const astray = seeds.filter((seed) => {
      const translator = firstTranslator(words, { seed });
      const [one, wide] = [1, 100].map(
        (width) => translationCandidates(translator, ['a'], { width, longest: 3 })[0]!.share,
      );
      tf.dispose(translator.params);
      expect(wide).to.be.at.least(one! - 1e-9);
      return wide! > one! + 1e-3;
    });
    expect(astray).not.to.deep.equal([]);
  });
  it('gives each sentence what it gives that sentence alone, whatever its width', () => {
    const pairs = drawNumbers(12, { seed: 4 }).map((number) => numberPair(number, 'german'));
    for (const width of [1, 3]) {
      const { translations } = measureTranslator(nets.fewNumbers, pairs, { width });
      expect(translations).to.deep.equal(
        pairs.map(({ source }) => translate(nets.fewNumbers, source, { width })),
      );
    }
  });
  it('says what is wrong with its input', () => {
    const call = (options: object) => () => translationCandidates(nets.german, ['one'], options);
    expect(call({ width: 0 })).to.throw(RangeError, /^translationCandidates: expected width/);
    expect(call({ widht: 2 })).to.throw(/did you mean width\?/);
    expect(() => measureTranslator(nets.german, [numberPair(1, 'german')], { width: 1.5 })).to.throw(
      /^measureTranslator: expected width/,
    );
  });
});
