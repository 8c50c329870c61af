import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { embedSentences, encode, loadEncoder } from '../../src/model/index.js';
import { errorOf } from '../support/loading-error.js';
import { tinyBertFiles } from '../support/model-files.js';
import { expectClose } from '../support/tensors.js';

/** The small BERT with a way of pooling. */
function withPooling(config: object) {
  return { ...tinyBertFiles(), '1_Pooling/config.json': new TextEncoder().encode(JSON.stringify(config)) };
}

describe('the pooling of an encoder', () => {
  const text = 'transformers are cool';

  it('makes sentences as 1_Pooling/config.json says', async () => {
    const sentences = await Promise.all(
      ['mean_tokens', 'cls_token', 'max_tokens'].map(async (mode) => {
        const encoder = await loadEncoder(
          withPooling({ [`pooling_mode_${mode}`]: true, pooling_mode_x: false }),
        );
        const { sentence, hiddenStates, ...others } = encode(encoder, text);
        const last = (hiddenStates.arraySync() as number[][][]).at(-1)!;
        const many = embedSentences(encoder, [text, 'the cat']);
        const found = {
          pooling: encoder.pooling,
          last,
          got: sentence.arraySync(),
          many: many.arraySync()[0]!,
        };
        tf.dispose([sentence, hiddenStates, others, many] as tf.TensorContainer);
        encoder.dispose();
        return found;
      }),
    );
    const column = (rows: number[][], j: number) => rows.map((row) => row[j]!);
    const by = {
      mean: (rows: number[][]) =>
        rows[0]!.map((_, j) => column(rows, j).reduce((a, b) => a + b) / rows.length),
      cls: (rows: number[][]) => rows[0]!,
      max: (rows: number[][]) => rows[0]!.map((_, j) => Math.max(...column(rows, j))),
    };
    expect(sentences.map(({ pooling }) => pooling)).to.deep.equal(['mean', 'cls', 'max']);
    for (const { pooling, last, got, many } of sentences) {
      const pooled = by[pooling](last);
      const unit = pooled.map((x) => x / Math.hypot(...pooled));
      expectClose(got, unit, 1e-5);
      expectClose(many, unit, 1e-5);
    }
  });

  it('refuses another pooling, or a module that it does not compute', async () => {
    expect(await errorOf(loadEncoder(withPooling({ pooling_mode_lasttoken: true })))).to.equal(
      'loadEncoder: expected 1_Pooling/config.json with one of pooling_mode_mean_tokens, pooling_mode_max_tokens, pooling_mode_cls_token, got pooling_mode_lasttoken',
    );
    const modules = [{ type: 'sentence_transformers.models.Dense' }];
    const dense = { ...tinyBertFiles(), 'modules.json': new TextEncoder().encode(JSON.stringify(modules)) };
    expect(await errorOf(loadEncoder(dense))).to.equal(
      'loadEncoder: expected modules Transformer, Pooling and Normalize in modules.json, got sentence_transformers.models.Dense',
    );
  });
});
