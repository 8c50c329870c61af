import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { softmaxWeights } from '../../src/attention/index.js';
import { expectClose, expectNoLeak } from '../support/tensors.js';

const [LN2, LN3] = [Math.log(2), Math.log(3)];
const CLOSED = Number.NEGATIVE_INFINITY;

const mask = (rows: boolean[][]) => tf.tensor2d(rows, [rows.length, rows[0]!.length], 'bool');

describe('softmaxWeights', () => {
  it('gives each score its share of the row’s exponentials', () =>
    // exp: 1, 2, 3 of 6; and 3, 1, 1 of 5
    expectClose(
      softmaxWeights(
        tf.tensor2d([
          [0, LN2, LN3],
          [LN3, 0, 0],
        ]),
      ),
      [
        [1 / 6, 2 / 6, 3 / 6],
        [3 / 5, 1 / 5, 1 / 5],
      ],
    ));

  it('divides the scores by the temperature', () =>
    // ln 3 / 2 → √3, ln 3 / 0.5 → 9
    [
      [2, Math.sqrt(3)],
      [0.5, 9],
    ].forEach(([temperature, odds]) => {
      expectClose(softmaxWeights(tf.tensor1d([0, LN3]), { temperature }), [
        1 / (1 + odds!),
        odds! / (1 + odds!),
      ]);
    }));

  it('survives scores whose exponentials would overflow', () =>
    expectClose(softmaxWeights(tf.tensor1d([1000, 1000 + LN3, -1000])), [1 / 4, 3 / 4, 0], 1e-4));

  it('gives a masked score the weight 0 exactly, however large it is', () => {
    const weights = softmaxWeights(tf.tensor2d([[1e30, 0, LN3]]), { mask: mask([[false, true, true]]) });
    expect(weights.dataSync()[0]).to.equal(0);
    expectClose(weights, [[0, 1 / 4, 3 / 4]]);
  });

  it('stretches one mask over all rows', () =>
    expectClose(
      softmaxWeights(tf.zeros([2, 3, 3]), { mask: mask([[true, false, true]]) }),
      tf.tile(tf.tensor3d([[[0.5, 0, 0.5]]]), [2, 3, 1]).arraySync(),
    ));

  it('gives zeros to a row that is masked all along, and leaves the others alone', () => {
    const scores = tf.tensor2d([
      [0, LN3],
      [5, 7],
    ]);
    const open = mask([
      [true, true],
      [false, false],
    ]);
    expectClose(softmaxWeights(scores, { mask: open }), [
      [1 / 4, 3 / 4],
      [0, 0],
    ]);
  });

  it('takes scores of −∞ as masked', () =>
    expectClose(
      softmaxWeights(
        tf.tensor2d([
          [CLOSED, CLOSED],
          [CLOSED, 3],
        ]),
      ),
      [
        [0, 0],
        [0, 1],
      ],
    ));

  it('has gradients of 0, not NaN, through a row that is masked all along', () => {
    const open = mask([
      [true, true],
      [false, false],
    ]);
    const loss = (scores: tf.Tensor) => tf.sum(tf.mul(softmaxWeights(scores, { mask: open }), [[1, 0]]));
    // ∂a₀/∂s₀ = a₀ (1 − a₀) = 3/16 at a₀ = 1/4
    expectClose(
      tf.grad(loss)(
        tf.tensor2d([
          [0, LN3],
          [5, 7],
        ]),
      ),
      [
        [3 / 16, -3 / 16],
        [0, 0],
      ],
    );
  });

  it('leaks nothing, with a mask or without', () => {
    const [scores, open] = [
      tf.zeros([2, 2]),
      mask([
        [true, false],
        [false, false],
      ]),
    ];
    expectNoLeak(() => softmaxWeights(scores));
    expectNoLeak(() => softmaxWeights(scores, { mask: open, temperature: 2 }));
  });

  it('says what is wrong with its input', () => {
    const scores = tf.zeros([2, 3]);
    const cases: [() => unknown, string][] = [
      [
        () => softmaxWeights(tf.tensor2d([[0, Number.NaN]])),
        'softmaxWeights: expected numbers below ∞ in scores, got NaN at [0, 1]',
      ],
      [
        () => softmaxWeights(tf.tensor2d([[CLOSED], [Number.POSITIVE_INFINITY]])),
        'softmaxWeights: expected numbers below ∞ in scores, got Infinity at [1, 0]',
      ],
      [
        () => softmaxWeights(scores, { temperature: 0 }),
        'softmaxWeights: expected temperature above 0, got 0',
      ],
      [
        () => softmaxWeights(scores, { mask: tf.ones([2, 3]) }),
        'softmaxWeights: expected mask of type bool, got float32',
      ],
      [
        () => softmaxWeights(scores, { mask: tf.ones([3, 2], 'bool') }),
        'softmaxWeights: expected mask that stretches to [2, 3], got [3, 2]',
      ],
      [
        () => softmaxWeights(scores, { mask: [[true]] as never }),
        'softmaxWeights: expected mask as a tensor, got an array',
      ],
    ];
    for (const [run, message] of cases) expect(run).to.throw(Error).with.property('message', message);
  });
});
