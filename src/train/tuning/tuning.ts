import * as tf from '@tensorflow/tfjs';
import { checkShapes } from '../../attention/check.js';
import { checkHas, checkOptions } from '../../check/options.js';
import { checkCount, checkObject, checkOneOf, checkTexts, checkWhole } from '../../check/values.js';
import { checkEncoder } from '../../model/check-encoder.js';
import type { Encoder, LayerParams } from '../../model/index.js';
import { seededMatrix } from '../seeded-matrix.js';
import { type TuningWay, tuningDefaults } from './tuning-defaults.js';

/** An encoder on its way to a task: what stays, and the numbers that learn. */
export interface Tuning {
  encoder: Encoder;
  way: TuningWay;
  classes: readonly string[];
  /**
   * What learns. `head` `[dModel, classes]` and `headBias` `[classes]`; besides, `5.wQuery` and so on: parameters that
   * take the place of a layer's own, or `5.queryDown` `[dModel, rank]` and `5.queryUp` `[rank, dModel]`, whose product is added.
   */
  params: Readonly<Record<string, tf.Variable>>;
}

/** What a tuning begins with. */
export interface TuningStart {
  /** What learns besides the head (`'lora'`). */
  way?: TuningWay;
  /** Columns of the small matrices of `'lora'` (8). */
  rank?: number;
  /** Chooses their first numbers (1). */
  seed?: number;
}

/** The matrices that low-rank adapters are added to, as in the paper's section 4.2. */
const ADAPTED = ['query', 'value'] as const;

/**
 * An encoder with a head for a task, before it has learned anything of it: all classes are as likely.
 *
 *     logits = √dModel · sentence · head + bias      W′ = W + down · up      ('lora')
 *
 * The head and `up` are zeros, so that nothing is changed at first; `down` is random. The encoder itself is never changed:
 * variables hold copies of what learns.
 *
 * @param encoder as of `loadEncoder`
 * @param classes names of the classes, two or more
 * @param options what learns, rank, seed
 * @returns a tuning, whose variables are yours to dispose: `tf.dispose(tuning.params)`
 * @throws {RangeError} if there are fewer than two classes
 * @see Hu et al. 2021, LoRA: Low-Rank Adaptation of Large Language Models, section 4.1, https://arxiv.org/abs/2106.09685
 * @example
 * const tuning = firstTuning(await loadEncoder(), ['person', 'animal'], { rank: 4 });
 * tuning.params['5.queryDown'].shape; // → [384, 4]
 * tuning.params['5.queryUp'].shape; // → [4, 384]
 * Object.keys(tuning.params).length; // → 26
 */
export function firstTuning(encoder: Encoder, classes: readonly string[], options: TuningStart = {}): Tuning {
  checkEncoder('firstTuning', encoder);
  checkClasses('firstTuning', classes);
  checkOptions('firstTuning', options, {
    way: checkOneOf('last', 'all', 'lora'),
    rank: checkCount,
    seed: checkWhole,
  });
  const { way = 'lora', rank = tuningDefaults.rank, seed = 1 } = options;
  const { dModel } = encoder.config;
  if (rank > dModel) throw new RangeError(`firstTuning: expected rank of at most ${dModel}, got ${rank}`);
  const params: Record<string, tf.Variable> = {};
  const learn = (name: string, start: tf.Tensor) => {
    params[name] = tf.variable(start);
    start.dispose();
  };
  for (const [i, layer] of encoder.layers.entries())
    for (const [name, , make] of startsOf(layer, i, { way, rank, seed, last: encoder.layers.length - 1 }))
      learn(name, make());
  learn('head', tf.zeros([dModel, classes.length]));
  learn('headBias', tf.zeros([classes.length]));
  return { encoder, way, classes, params };
}

/** What learns of one layer: its size, and what it begins with. */
type Start = readonly [name: string, shape: readonly number[], make: () => tf.Tensor];

function startsOf(
  layer: LayerParams,
  i: number,
  { way, rank, seed, last }: Required<TuningStart> & { last: number },
): Start[] {
  if (way === 'lora') {
    const dModel = layer.wQuery.shape[0];
    return ADAPTED.flatMap((name, j): Start[] => [
      [`${i}.${name}Down`, [dModel, rank], () => seededMatrix(dModel, rank, 1000 * seed + 2 * i + j)],
      [`${i}.${name}Up`, [rank, dModel], () => tf.zeros([rank, dModel])],
    ]);
  }
  if (way === 'last' && i < last) return [];
  const { headCount: _, ...tensors } = layer;
  return Object.entries(tensors).map(
    ([name, tensor]): Start => [`${i}.${name}`, tensor.shape, () => tf.clone(tensor)],
  );
}

function checkClasses(caller: string, classes: readonly string[]): void {
  checkTexts(caller, 'classes', classes);
  const count = new Set(classes).size;
  if (count < 2 || count < classes.length)
    throw new RangeError(
      `${caller}: expected two classes or more, all different, got [${classes.join(', ')}]`,
    );
}

/** Asserts that a value is a tuning. */
export function checkTuning(caller: string, tuning: Tuning): void {
  checkHas(caller, 'tuning', tuning, {
    encoder: checkObject,
    way: checkOneOf('last', 'all', 'lora'),
    params: checkObject,
    classes: checkTexts,
  });
  checkEncoder(caller, tuning.encoder);
  checkClasses(caller, tuning.classes);
  checkShapes(caller, tuning.params, shapesOf(tuning));
}

/** Of all that learns: the rank is that of the first low-rank matrix. */
function shapesOf({ encoder, way, classes, params }: Tuning): Record<string, readonly number[]> {
  const { dModel } = encoder.config;
  const rank = params['0.queryDown']?.shape?.[1] ?? tuningDefaults.rank;
  const told = { way, rank, seed: 1, last: encoder.layers.length - 1 };
  const starts = encoder.layers.flatMap((layer, i) => startsOf(layer, i, told));
  return {
    ...Object.fromEntries(starts.map(([name, shape]) => [name, shape])),
    head: [dModel, classes.length],
    headBias: [classes.length],
  };
}
