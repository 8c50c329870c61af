import * as tf from '@tensorflow/tfjs';
import { checkHeld } from '../attention/check.js';
import type { EncoderLayer, EncoderLayerParams } from '../attention/index.js';
import { checkOptions, type OptionChecks } from '../check/options.js';
import {
  checkCount,
  checkFinite,
  checkFunction,
  checkSizes,
  checkTexts,
  checkWhole,
} from '../check/values.js';
import { checkVectors } from '../text/check-vectors.js';
import type { WordVectors } from '../text/index.js';
import { descend } from './descend.js';
import { MOST_WORDS, type NeighborExample, neighborExamples } from './neighbor-examples.js';
import {
  answersOf,
  firstModel,
  type NeighborModel,
  neighborLogits,
  readSentences,
  updateSentences,
} from './neighbor-model.js';

/** What training a block can be told. */
export interface NeighborTraining {
  /** How many heads look at the words at once (2). */
  headCount?: number;
  /** Numbers in the query, the key and the value of each head (16). */
  dK?: number;
  /** How loudly positions are added to the words; 0 leaves them out (2). */
  positionScale?: number;
  /** How many times the numbers are changed (120). */
  steps?: number;
  /** Words in a sentence (7). */
  length?: number;
  /** Chooses the first numbers and the sentences (7). */
  seed?: number;
  /** Called after each step with its number, from 1, and its loss; waited for. Training ends when it answers `false`. */
  onStep?: (step: number, loss: number) => unknown;
}

/** A trained block, and how well it does. */
export interface NeighborBlock {
  /** For `encoderLayer` with `normFirst: true`. */
  params: EncoderLayerParams;
  /** [steps]: how wrong it was at each step; guessing gives 2 · log(answers) */
  losses: number[];
  /** Which share of 1,400 words (200 sentences never seen) it answers rightly, from 0 to 1. */
  accuracy: { before: number; after: number };
  /** Passes a sentence of the same length through the block: weights `[1, headCount, n, n]`, output `[1, n, dModel]`. */
  read: (tokens: readonly string[]) => EncoderLayer;
}

const OPTIONS: OptionChecks<NeighborTraining> = {
  headCount: checkCount,
  dK: checkCount,
  positionScale: checkFinite,
  steps: checkCount,
  length: checkCount,
  seed: checkWhole,
  onStep: checkFunction,
};

const [BATCH, TEST, D_HIDDEN, LEARNING_RATE] = [32, 200, 64, 0.005];

/**
 * Trains one encoder layer to tell of each word who stands before it and who stands after it.
 *
 * The words stand in random order, so nothing but their positions can help. What is judged is the answer, never where a head looks.
 *
 * @param vectors the word vectors, which stay as they are
 * @param words the words that sentences are made of
 * @param options heads, positions, steps, seed, and a function to watch with
 * @returns the trained block; its params are yours to dispose
 * @throws {RangeError} when there are fewer than two words, or a word has no vector
 * @see Elena Voita et al. (2019), Analyzing Multi-Head Self-Attention: heads that look one place to the left or right, https://arxiv.org/abs/1905.09418
 * @example
 * const block = await trainNeighborBlock(await loadWordVectors(), ['cats', 'like', 'milk'], { steps: 2, length: 5 });
 * block.losses.length; // → 2
 * block.read(['cats', 'like', 'cats', 'like', 'milk']).attention.weights.shape; // → [1, 2, 5, 5]
 */
export async function trainNeighborBlock(
  vectors: WordVectors,
  words: readonly string[],
  options: NeighborTraining = {},
): Promise<NeighborBlock> {
  checkVectors('trainNeighborBlock', vectors);
  checkTexts('trainNeighborBlock', 'words', words);
  checkOptions('trainNeighborBlock', options, OPTIONS);
  await tf.ready();
  const { headCount = 2, dK = 16, positionScale = 2, steps = 120, length = 7, seed = 7, onStep } = options;
  checkSizes('trainNeighborBlock', { steps, 'sentences a step': BATCH, length }, MOST_WORDS / 2);
  if (words.length < 2) {
    throw new RangeError(`trainNeighborBlock: expected two words or more, got ${words.length}`);
  }
  const answers = answersOf(words);
  const reading = { vectors, positionScale };
  const sizes = { dModel: vectors.dModel, dK, dHidden: D_HIDDEN, headCount, answers: answers.length };
  const model = firstModel(sizes, seed);
  const examples = neighborExamples(steps * BATCH + TEST, words, length, seed);
  const guess = (batch: NeighborExample[]) =>
    neighborLogits(
      updateSentences(
        'trainNeighborBlock',
        batch.map(({ tokens }) => tokens),
        model.layer,
        reading,
      ),
      model,
    );
  const loss = (batch: NeighborExample[]) => lossOf(guess(batch), batch, answers);
  const lossAt = (step: number) => loss(examples.slice(TEST + (step - 1) * BATCH, TEST + step * BATCH));
  const losses = await descend(variablesOf(model), lossAt, { steps, rateAt: () => LEARNING_RATE, onStep });
  const accuracy = accuracyOf(guess, examples.slice(0, TEST), answers);
  tf.dispose([model.wBefore, model.wAfter]);
  return {
    params: model.layer,
    losses,
    accuracy,
    read: (tokens) => {
      checkTexts('read', 'tokens', tokens);
      checkHeld('read', 'params.wQuery', model.layer.wQuery);
      return readSentences('read', [tokens], model.layer, reading);
    },
  };
}

type Logits = ReturnType<typeof neighborLogits>;

function variablesOf({ layer, wBefore, wAfter }: NeighborModel): tf.Variable[] {
  const inside = Object.values(layer).filter((value) => value instanceof tf.Variable);
  return [...inside, wBefore, wAfter];
}

/** Cross-entropy of both answers. */
function lossOf(logits: Logits, batch: NeighborExample[], answers: string[]): tf.Scalar {
  const wrongness = (side: 'before' | 'after') =>
    tf.losses.softmaxCrossEntropy(
      tf.oneHot(rightAnswers(batch, side, answers), answers.length),
      logits[side],
    );
  return tf.add(wrongness('before'), wrongness('after'));
}

function rightAnswers(batch: NeighborExample[], side: 'before' | 'after', answers: string[]): tf.Tensor2D {
  return tf.tensor2d(
    batch.map((example) => example[side].map((word) => answers.indexOf(word))),
    undefined,
    'int32',
  );
}

function accuracyOf(
  guess: (batch: NeighborExample[]) => Logits,
  examples: NeighborExample[],
  answers: string[],
): { before: number; after: number } {
  const shareRight = (side: 'before' | 'after') =>
    tf.tidy(() => {
      const given = tf.argMax(guess(examples)[side], -1);
      return tf.mean(tf.equal(given, rightAnswers(examples, side, answers))).dataSync()[0]!;
    });
  return { before: shareRight('before'), after: shareRight('after') };
}
