import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { atOnce } from '../../src/explore/at-once.js';
import { plainLanguageModel } from '../../src/explore/writing/plain-language-model.js';
import { plainWriting } from '../../src/explore/writing/plain-writing.js';
import type { WritingModel } from '../../src/explore/writing/writing-models.js';
import { firstLanguageModel, type TrainableLanguageModel } from '../../src/train/language/language-model.js';
import { type ModelSize, modelSizes } from '../../src/train/language/model-size.js';
import { packNumbers, unpackNumbers } from '../../src/train/language/packed-numbers.js';
import { readText } from '../../src/train/language/read-text.js';
import { writeText } from '../../src/train/language/write-text.js';

const CHARACTERS = '\n .abcdefgh';

describe('a language model in plain numbers', function () {
  this.timeout(180_000);

  // A model that knows nothing, with numbers as they are stored: its scores are far enough apart to be drawn alike.
  function untrained(size: Readonly<ModelSize>, seed: number) {
    const model = firstLanguageModel(CHARACTERS, size, seed);
    const all = Object.values(model.params);
    const bytes = packNumbers(all.map((numbers) => numbers.dataSync() as Float32Array));
    const stored = unpackNumbers(
      bytes,
      all.map(({ size }) => size),
    );
    for (const [i, numbers] of all.entries()) numbers.assign(tf.tensor(stored[i]!, numbers.shape));
    return { model, plain: plainLanguageModel(bytes, CHARACTERS, size) };
  }

  function expectTwin(
    { model, plain }: { model: TrainableLanguageModel; plain: WritingModel['model'] },
    how: { beginning: string; length: number; seed: number; temperature?: number; top?: number },
  ): void {
    const { beginning, ...writing } = how;
    const written = atOnce(plainWriting(plain, how));
    const text = written.map(({ character }) => character).join('');
    expect(text, JSON.stringify(how)).to.equal(writeText(model, beginning, writing));
    const whole = beginning + text;
    for (const k of [0, 1, Math.floor(how.length / 2), how.length - 1])
      tf.tidy(() => {
        const { looks, bits } = written[k]!;
        const n = looks[0]![0]!.length;
        const end = beginning.length + k;
        const { weights, logits } = readText(model, whole.slice(end - n, end));
        const rows = weights.arraySync().map((heads) => heads.map((rows) => rows.at(-1)!));
        for (const [l, heads] of rows.entries())
          for (const [h, row] of heads.entries())
            for (const [j, weight] of row.entries())
              expect(looks[l]![h]![j]!, `${l} ${h} ${j}`).to.be.closeTo(weight, 1e-5);
        const shares = tf.softmax(logits).arraySync() as number[][];
        expect(2 ** -bits).to.be.closeTo(shares.at(-1)![CHARACTERS.indexOf(text[k]!)]!, 1e-5);
      });
  }

  it('writes what writeText writes, of any size, seed and temperature, and looks where readText looks', () => {
    const size = { layerCount: 2, dModel: 15, headCount: 3, context: 7 }; // full again and again
    for (const seed of [1, 2]) {
      const both = untrained(size, seed);
      for (const beginning of ['a', 'bad cafe', 'h.\ng'])
        for (const choosing of [{}, { temperature: 0 }, { temperature: 0.3 }, { temperature: 2, top: 3 }])
          expectTwin(both, { beginning, length: 23, seed: seed + 4, ...choosing });
      tf.dispose(both.model.params);
    }
    for (const [k, own] of [modelSizes[0]!, modelSizes[1]!, modelSizes[3]!].entries()) {
      const both = untrained(own, k);
      expectTwin(both, { beginning: 'a bag. '.repeat(16), length: 19, seed: 7, temperature: 0.8 }); // beyond 128
      tf.dispose(both.model.params);
    }
  });
});
