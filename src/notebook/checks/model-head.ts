import * as tf from '@tensorflow/tfjs';
import { attentionScores, project } from '../../attention/index.js';
import { checkHas } from '../../check/options.js';
import { checkEach, checkObject } from '../../check/values.js';
import { type Check, defineCheck } from './judge/define-check.js';
import { numbers } from './judge/given-numbers.js';
import { type GivenCheck, type Givens, optional, wholeWithin } from './judge/givens.js';
import type { Mistake } from './judge/topic.js';

/** What one head of a model is rebuilt from. */
export interface ModelHeadGiven {
  encoder: { layers: readonly LayerGiven[] };
  /** hiddenStates [layers + 1, n, dModel] and weights [layers, heads, n, n] */
  encoding: { hiddenStates: tf.Tensor; weights: tf.Tensor };
  /** Which layer and which of its heads, both from 1. */
  layer: number;
  head: number;
}

/** wQuery and wKey [dModel, dModel], all heads side by side, bQuery and bKey [dModel] */
interface LayerGiven {
  wQuery: tf.Tensor;
  bQuery?: tf.Tensor | undefined;
  wKey: tf.Tensor;
  bKey?: tf.Tensor | undefined;
}

const checkEncoding: GivenCheck = (caller, name, value, sizes) => {
  checkObject(caller, name, value);
  const { hiddenStates, weights } = value as Partial<ModelHeadGiven['encoding']>;
  numbers('layers', 'heads', 'n', 'n')(caller, `${name}.weights`, weights, sizes);
  sizes.set('layers + 1', sizes.get('layers')! + 1);
  numbers('layers + 1', 'n', 'dModel')(caller, `${name}.hiddenStates`, hiddenStates, sizes);
};

const checkEncoder: GivenCheck = (caller, name, value, sizes) => {
  checkHas(caller, name, value, { layers: checkEach(checkObject) });
  const { layers } = value as ModelHeadGiven['encoder'];
  const count = sizes.get('layers')!;
  if (layers.length !== count)
    throw new RangeError(`${caller}: expected ${name} with ${count} layers, got ${layers.length}`);
  for (const [i, layer] of layers.entries())
    for (const [part, check] of Object.entries(LAYER))
      check(caller, `${name}.layers[${i}].${part}`, layer[part as keyof LayerGiven], sizes);
};

const LAYER: Givens<LayerGiven> = {
  wQuery: numbers('dModel', 'dModel'),
  wKey: numbers('dModel', 'dModel'),
  bQuery: optional(numbers('dModel')),
  bKey: optional(numbers('dModel')),
};

/**
 * Checks the weights of one head of a model, rebuilt from hidden states and parameters.
 *
 * @param answer [n, n]: what the learner made
 * @param given what `loadEncoder` and `encode` returned, and which layer and head, from 1
 * @example
 * const encoding = { hiddenStates: tf.zeros([2, 2, 2]), weights: tf.tensor([[[[0.5, 0.5], [0.5, 0.5]]]]) };
 * const encoder = { layers: [{ wQuery: tf.zeros([2, 2]), wKey: tf.zeros([2, 2]) }] };
 * check.modelHead([[0.5, 0.5], [0.5, 0.5]], { encoder, encoding, layer: 1, head: 1 }); // prints ✓ weights: right
 */
export const modelHead: Check<ModelHeadGiven> = defineCheck<ModelHeadGiven>({
  check: 'modelHead',
  name: 'weights',
  layout: 'one weight for each pair of tokens',
  given: {
    encoding: checkEncoding,
    encoder: checkEncoder,
    layer: wholeWithin((sizes) => [1, sizes.get('layers')!]),
    head: wholeWithin((sizes) => [1, sizes.get('heads')!]),
  },
  right: ({ encoding, layer, head }) => ofModel(encoding.weights, layer, head),
  mistakes: [
    built(
      'unscaled',
      { scale: () => 1 },
      'the scores are not scaled, so the strongest token takes nearly all',
    ),
    built('no-root', { scale: (dK) => dK }, 'nearly even: was the root left out?'),
    built(
      'by-model',
      { scale: (_, dModel) => Math.sqrt(dModel) },
      'scaled by the length of a token; it is the length of a query that counts',
    ),
    built('no-bias', { bias: false }, 'the biases are missing'),
    built(
      'state',
      { state: 1 },
      'the hidden state is the one that this layer wrote, not the one that it read',
    ),
    built('state', { state: -1 }, 'the hidden state is the one before: what does this layer read?'),
    built('parameters', { parameters: 1 }, 'the parameters are those of the next layer: lists count from 0'),
    built('parameters', { parameters: -1 }, 'the parameters are those of the layer before'),
    {
      ...built(
        'columns',
        { head: 1 },
        'these are the columns of the next head: heads count from 1, columns from 0',
      ),
      covers: ['other-head'],
    },
    { ...built('columns', { head: -1 }, 'these are the columns of the head before'), covers: ['other-head'] },
    built('first-column', { shift: 0 }, 'a head has many columns: these begin too early'),
    built('first-column', { shift: 1 }, 'a head has many columns: these begin too early'),
    built(
      'multiplied',
      { scale: (dK) => 1 / Math.sqrt(dK) },
      'the scores are multiplied where they should be divided',
    ),
    built('exchanged', { isExchanged: true }, 'queries and keys are exchanged'),
    built('scores', { last: (scores) => scores }, 'these are the scores; softmax is still to come'),
    built(
      'exps',
      { last: tf.exp },
      'all are positive, but a row doesn’t sum to 1: something is still to divide by',
    ),
    built(
      'by-column',
      { last: (scores) => tf.transpose(tf.softmax(tf.transpose(scores))) },
      'the columns sum to 1; it is each token’s row that should',
    ),
    built(
      'twice',
      { last: (scores) => tf.softmax(tf.softmax(scores)) },
      'nearly even: softmax seems to be applied twice',
    ),
    built('all-heads', { isWhole: true }, 'here the columns of all heads are used at once'),
    built(
      'all-heads',
      { isWhole: true, scale: (_, dModel) => Math.sqrt(dModel) },
      'here the columns of all heads are used at once',
    ),
    {
      id: 'transposed',
      gives: ({ encoding, layer, head }) => tf.transpose(ofModel(encoding.weights, layer, head)),
      hint: 'rows and columns are exchanged',
    },
    ...otherHeads(),
  ],
});

/** What can go wrong on the way; `state`, `parameters` and `head` are off by so many. */
interface Slips {
  state?: number;
  parameters?: number;
  head?: number;
  /** The first column is the head's number, less one or not. */
  shift?: number;
  bias?: false;
  isExchanged?: true;
  isWhole?: true;
  scale?: (dK: number, dModel: number) => number;
  last?: (scores: tf.Tensor) => tf.Tensor;
}

function built(id: string, slips: Slips, hint: string): Mistake<ModelHeadGiven> {
  return { id, hint, gives: (given) => build(given, slips) };
}

function build({ encoder, encoding, layer, head }: ModelHeadGiven, slips: Slips): tf.Tensor {
  const states = encoding.hiddenStates;
  const [, heads] = encoding.weights.shape as [number, number];
  const [, , dModel] = states.shape as [number, number, number];
  const dK = slips.isWhole ? dModel : dModel / heads;
  const first = firstColumn(slips, head, dK);
  const x = tf.squeeze(tf.slice(states, [layer - 1 + (slips.state ?? 0)], [1]), [0]);
  const params = encoder.layers[layer - 1 + (slips.parameters ?? 0)]!;
  const ofHead = (w: tf.Tensor, b?: tf.Tensor) =>
    project(
      x,
      tf.slice(w, [0, first], [-1, dK]),
      b && slips.bias !== false ? tf.slice(b, first, dK) : undefined,
    );
  const [queries, keys] = [ofHead(params.wQuery, params.bQuery), ofHead(params.wKey, params.bKey)];
  const scores = slips.isExchanged ? attentionScores(keys, queries) : attentionScores(queries, keys);
  const scale = slips.scale ?? (() => Math.sqrt(dModel / heads));
  return (slips.last ?? tf.softmax)(tf.div(scores, scale(dModel / heads, dModel)));
}

// The model's other heads: of this layer, and the same one of other layers.
function otherHeads(): Mistake<ModelHeadGiven>[] {
  const hint = 'these are the weights of another head';
  const places = Array.from({ length: 16 }, (_, i) => i + 1);
  return places.flatMap((place) => [
    { id: 'other-head', hint, gives: ({ encoding, layer }) => ofModel(encoding.weights, layer, place) },
    {
      id: 'other-layer',
      hint: 'this head stands in another layer',
      gives: ({ encoding, head }) => ofModel(encoding.weights, place, head),
    },
  ]);
}

function ofModel(weights: tf.Tensor, layer: number, head: number): tf.Tensor {
  const [layers, heads] = weights.shape as [number, number];
  if (layer > layers || head > heads) throw new RangeError('check.modelHead: there is no such head');
  return tf.squeeze(tf.slice(weights, [layer - 1, head - 1], [1, 1]), [0, 1]);
}

function firstColumn({ isWhole, shift, head: off = 0 }: Slips, head: number, dK: number): number {
  if (isWhole) return 0;
  return shift === undefined ? (head - 1 + off) * dK : head - 1 + shift;
}
