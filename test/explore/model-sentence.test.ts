import type * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { readAsset } from '../../src/assets/read-asset.js';
import { asCell } from '../../src/explore/as-cell.js';
import { atOnce } from '../../src/explore/at-once.js';
import type { HeadPlace } from '../../src/explore/heads/heads-state.js';
import { inSlices } from '../../src/explore/live/in-slices.js';
import { MODEL_BYTES } from '../../src/explore/model/model-bytes.js';
import { modelKind } from '../../src/explore/model/model-kind.js';
import { modelReaderFrom } from '../../src/explore/model/model-reader.js';
import { type ModelSentenceOptions, modelSentence } from '../../src/explore/model/model-sentence.js';
import { isDue, type ModelState, weightsOf } from '../../src/explore/model/model-state.js';
import { modelFinding, modelWords, movedText, shareText } from '../../src/explore/model/model-words.js';
import { readExplorable } from '../../src/explore/read-explorable.js';

import { stillOf } from '../../src/explore/still.js';
import { type Encoding, encode, loadEncoder } from '../../src/model/index.js';
import { headMask } from '../../src/study/index.js';

const [encoder, plain] = [await loadEncoder(), await modelReaderFrom(readAsset)];
const made = async (options: ModelSentenceOptions = {}) => (await modelSentence(options)).state as ModelState;
const state = await made();
const worked = (from: ModelState) =>
  modelKind.later!.done(from, atOnce(modelKind.later!.work(from, plain))) as ModelState;
const type = (from: ModelState, id: string, text: string) =>
  worked(modelKind.typing!.typed(from, id, text, plain));

/** What encode makes of a text while a mask hides everything from some heads. */
function without(text: string, cuts: readonly HeadPlace[], n: number): Encoding {
  const isCut = (layer: number, head: number) => cuts.some(([l, h]) => l === layer + 1 && h === head);
  const mask = (layer: number) => headMask([12, n], (head) => !isCut(layer, head));
  return encode(encoder, text, { mask });
}

const cosine = (a: tf.Tensor, b: tf.Tensor) => a.mul(b).sum().div(a.norm().mul(b.norm())).dataSync()[0]!;

describe('a sentence in the real model', () => {
  it('has the weights of encode to the last printed digit, also where heads are cut', async () => {
    const text = 'The trophy doesn’t fit into the suitcase because it is too big 🏆';
    for (const cuts of [
      [],
      [
        [1, 3],
        [5, 12],
        [6, 1],
      ],
    ] as HeadPlace[][]) {
      const it = await made({ sentence: text, cuts });
      const { tokens, weights } = without(text, cuts, it.read.tokens.length);
      expect(it.read.tokens).to.deep.equal(tokens);
      const expected = (await weights.array()) as number[][][][];
      const print = (rows: number[][]) =>
        rows.map((row) => row.map((share) => shareText(Number(share.toFixed(3)))));
      for (const [l, heads] of expected.entries())
        for (const [h, rows] of heads.entries())
          expect(print(weightsOf(it, [l + 1, h + 1])), `${l + 1}.${h + 1}`).to.deep.equal(print(rows));
      const mean = (await weights.mean(1).array()) as number[][][];
      expect(print(weightsOf(it, [3, 0]))).to.deep.equal(print(mean[2]!));
    }
  });

  it('moves as far as encode does when the same heads see nothing, and so does the whole sentence', async () => {
    const [other, cuts] = [
      'Machines save time',
      [
        [2, 4],
        [6, 8],
      ] as HeadPlace[],
    ];
    const { read } = await made({ other, cuts });
    const n = read.tokens.length;
    const [whole, cut] = [encode(encoder, state.sentence), without(state.sentence, cuts, n)];
    const rows = ({ hiddenStates }: Encoding) => hiddenStates.gather(6).unstack();
    for (const [i, row] of rows(whole).entries())
      expect(movedText(read.moved[i]!), read.tokens[i]).to.equal(movedText(1 - cosine(row, rows(cut)[i]!)));
    expect(read.sentenceMoved).to.be.closeTo(1 - cosine(whole.sentence, cut.sentence), 2e-6);
    const beside = [encode(encoder, other), without(other, cuts, 5)];
    for (const [k, mine] of [whole, cut].entries())
      expect(read.alike![k]).to.be.closeTo(cosine(mine.sentence, beside[k]!.sentence), 2e-6);
  });

  it('tells in its title where a token looks, and what cuts have changed', async () => {
    const row = (await encode(encoder, state.sentence).weights.array())[3]![1]![5]!;
    const [said, moved] = [row[1]!.toFixed(3), (await made({ cuts: [[4, 2]] })).read.moved[5]!];
    expect(modelFinding(state)).to.equal(
      `In layer 4, head 2, “they” gives ${said} of its attention to “transformers”`,
    );
    const cut = worked(modelKind.keyed(state, 'head.4.2', 'Enter', false)!);
    expect(modelFinding(cut)).to.match(
      new RegExp(`^Without head 4\\.2 “they” moves by ${moved.toFixed(3)}, the sentence by 0\\.\\d{3}$`),
    );
    expect(
      weightsOf(cut, [4, 2])
        .flat()
        .every((share) => share === 0),
    ).to.equal(true);
    expect(stillOf({ name: 'model-sentence', state: cut }).svg).to.include('layer 4, head 2: cut');
  });

  it('shows no effect of a cut before it has been worked out', () => {
    const cut = modelKind.keyed(state, 'head.1.1', ' ', false)!;
    expect(isDue(cut)).to.equal(true);
    expect(modelFinding(cut)).to.equal('Working it out …');
    expect(modelWords(cut)).not.to.match(/move/);
    expect(isDue(worked(cut))).to.equal(false);
    expect(isDue(modelKind.keyed(worked(cut), 'head.1.1', ' ', false)!), 'another change').to.equal(true);
  });

  it('cuts a whole layer at its number, and takes all cuts back', () => {
    const layer = modelKind.keyed(state, 'head.2.0', 'Enter', false)!;
    expect(layer.cuts).to.have.length(12);
    expect(modelKind.keyed(layer, 'head.2.0', 'Enter', false)!.cuts).to.deep.equal([]);
    expect(modelKind.switches(state)).to.deep.equal([]);
    expect(modelKind.switched(layer, 'whole').cuts).to.deep.equal([]);
  });

  it('reads anything that can be typed, 18 tokens of it, and follows the same tokens', () => {
    const longer = type(state, 'sentence', `Why ${state.sentence}`);
    expect([longer.from, longer.to].map((place) => longer.read.tokens[place])).to.deep.equal([
      'they',
      'transformers',
    ]);
    const another = type(state, 'sentence', 'She sleeps');
    expect(another.read.tokens[another.from]).to.equal('she');
    for (const text of ['', '🙂', 'שלום עולם', 'a', 'word '.repeat(200), '猫が好き', '<b>&"\'', '\u0000']) {
      const typed = type({ ...state, cuts: [[6, 12]] }, 'sentence', text);
      expect(typed.read.tokens.length, text).to.be.at.most(20);
      for (const width of [340, 704])
        expect(stillOf({ name: 'model-sentence', state: typed }, width).svg, text).not.to.match(
          /NaN|undefined|Infinity|role=|<b>/,
        );
    }
    expect(modelKind.notes(type(state, 'sentence', 'word '.repeat(200)))[0]).to.match(
      /^The first 18 tokens are read/,
    );
    expect(modelFinding(type(state, 'sentence', ' '))).to.equal('Type a sentence');
  });

  it('without any head lets no token hear of another', async () => {
    const all = Array.from({ length: 72 }, (_, k): HeadPlace => [Math.floor(k / 12) + 1, (k % 12) + 1]);
    const deaf = await made({ sentence: 'a b', cuts: all });
    const turned = await made({ sentence: 'a c', cuts: all });
    expect(modelKind.notes(deaf)[0]).to.match(/^With all heads cut, no token hears of another/);
    expect(deaf.read.weights).to.deep.equal(turned.read.weights);
    expect(modelFinding(deaf)).to.match(/^Without 72 heads “b” moves by /);
  });

  it('gives back control again and again, and stops where it is no longer wanted', async () => {
    const work = () => modelKind.later!.work({ ...state, sentence: 'Robots sleep', read: state.read }, plain);
    let yields = 0;
    for (const _ of work()) yields++;
    // 0.2 M products at one go, 4 tokens: 131 of 384 or 1536 columns of 384 numbers, 33 of 384 columns of 1536 numbers
    expect(yields).to.equal(6 * (4 * 2 + 11 + 11));
    expect(await inSlices(work(), () => false)).to.equal(undefined);
    let asked = 0;
    expect(
      await inSlices(modelKind.later!.work({ ...state, sentence: 'Cats sleep' }, plain), () => ++asked < 3),
    ).to.equal(undefined);
    expect(await inSlices(work(), () => true))
      .to.have.property('tokens')
      .with.length(4);
  });

  it('goes from head to head by arrow keys, and from token to token', () => {
    const next = (handle: string, key: string) => modelKind.next(state, handle, key);
    expect(next('head.4.2', 'ArrowUp')).to.equal('head.3.2');
    expect(next('head.1.0', 'ArrowLeft')).to.equal('head.1.0');
    expect(next('head.6.12', 'ArrowDown')).to.equal('head.6.12');
    expect(next('from.0', 'ArrowUp')).to.equal('from.0');
    expect(next('to.3', 'ArrowDown')).to.equal('to.4');
    expect(next('head.4.2', 'Enter')).to.equal(undefined);
    expect(modelKind.looked(state, 'head.5.0').look).to.deep.equal([5, 0]);
    expect(modelKind.looked(state, 'from.2').from).to.equal(2);
    expect(modelKind.keyed(state, 'to.2', 'Enter', false)!.to).to.equal(2);
  });

  it('is made again by the code of its cell, and read from a file only if it fits together', async () => {
    const cut = await made({ other: "It's", cuts: [[4, 2]] });
    expect(asCell(modelKind, cut)).to.include(
      "await explore(await modelSentence({ other: 'It\\'s', look: [4, 2], from: 5, to: 1, cuts: [[4, 2]] }));",
    );
    const read = (changes: object) => () =>
      readExplorable({ name: 'model-sentence', state: { ...cut, ...changes } });
    expect(read({})().state).to.deep.equal(cut);
    expect(read({ cuts: [] }), 'read with other cuts').to.throw(
      /^explore: expected read as modelSentence makes it/,
    );
    expect(read({ look: [7, 1] })).to.throw('explore: expected look from [1, 0] to [6, 12], got [7,1]');
    expect(read({ from: 20 })).to.throw('explore: expected from from 0 to 19, got 20');
    const odd: object[] = [
      { tokens: [1] },
      { moved: [] },
      { weights: [] },
      { alike: [0] },
      { sentenceMoved: '0' },
    ];
    for (const part of odd)
      expect(read({ read: { ...cut.read, ...part } }), Object.keys(part)[0]).to.throw(RangeError);
    const refused = (options: object) => modelSentence(options).catch(({ message }) => message);
    expect(await refused({ cuts: [[1, 0]] })).to.equal(
      'modelSentence: expected cuts from [1, 1] to [6, 12], got [1,0]',
    );
    expect(
      await refused({
        cuts: [
          [1, 2],
          [1, 2],
        ],
      }),
    ).to.equal('modelSentence: expected each cut once, got [1,2] twice');
    expect(await refused({ cut: [] })).to.match(/did you mean cuts\?/);
  });

  it('says rightly how many bytes a page loads for it', async () => {
    const names = ['config.json', 'tokenizer.json', 'model.safetensors'];
    const files = await Promise.all(names.map((name) => readAsset(`minilm/${name}`)));
    expect(files.reduce((sum, { length }) => sum + length, 0)).to.equal(MODEL_BYTES);
  });
});
