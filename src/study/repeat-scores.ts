import * as tf from '@tensorflow/tfjs';
import { checkEach, checkText } from '../check/values.js';
import { type LanguageModel, readText } from '../train/language/index.js';
import { checkLanguageModel, checkReadable } from '../train/language/language-model.js';

/** What a language model makes of texts that come twice. */
export interface RepeatScores {
  /** `[layers][heads]`: how much of its look a head gives to the character that came next the first time. */
  shares: number[][];
  /** What a look at all places alike would give. */
  chance: number;
  /** Bits per character, the first time and the second: of the same characters. */
  bits: [first: number, again: number];
}

/**
 * Reads texts twice in a row, and tells whether a model uses that it has read them before.
 *
 * An induction head looks from a character to what came behind the same character the last time: from place n + i to i + 1.
 *
 *     shares = mean of weights[n + i][i + 1]     bits = mean of −log₂ p(character i + 1), of both copies     0 ≤ i < n − 1
 *
 * @param model as of `firstLanguageModel`
 * @param texts two characters to half of what the model's context holds, each; such as characters drawn by chance, which
 *   nothing but the first time foretells
 * @throws {RangeError} if there is no text, one is too short or too long, or the model doesn't know a character
 * @see Olsson et al. 2022, In-context Learning and Induction Heads, https://arxiv.org/abs/2209.11895
 * @example
 * const model = firstLanguageModel('abcd', { layerCount: 1, dModel: 4, headCount: 1, context: 8 }, 1);
 * model.params['layer0.wQuery'].assign(tf.zeros([4, 4])); // looks at all places alike
 * const { shares, chance } = repeatScores(model, ['acdb']); // (1/5 + 1/6 + 1/7) / 3
 * [shares[0][0].toFixed(4), chance.toFixed(4)]; // → ['0.1698', '0.1698']
 * tf.dispose(model.params);
 */
export function repeatScores(model: LanguageModel, texts: readonly string[]): RepeatScores {
  checkLanguageModel('repeatScores', model);
  checkEach(checkText)('repeatScores', 'texts', texts);
  if (texts.length === 0) throw new RangeError('repeatScores: expected one text or more, got none');
  for (const [i, text] of texts.entries()) checkHalf(`texts[${i}]`, text, model);
  const seen = texts.map((text) => seenTwice(model, text));
  return {
    shares: seen[0]!.shares.map((layer, l) =>
      layer.map((_, h) => mean(seen.map(({ shares }) => shares[l]![h]!))),
    ),
    chance: mean(seen.map(({ chance }) => chance)),
    bits: [mean(seen.map(({ bits }) => bits[0])), mean(seen.map(({ bits }) => bits[1]))],
  };
}

function checkHalf(name: string, text: string, { characters, size }: LanguageModel): void {
  checkReadable('repeatScores', name, text, characters, 2);
  const most = Math.floor(size.context / 2);
  if (text.length > most)
    throw new RangeError(
      `repeatScores: expected ${name} of at most ${most} characters, half of what the model sees, got ${text.length}`,
    );
}

function seenTwice(model: LanguageModel, text: string): RepeatScores {
  const n = text.length;
  const [weights, logs] = tf.tidy(() => {
    const read = readText(model, text + text);
    return [read.weights.arraySync(), tf.logSoftmax(read.logits).arraySync()] as const;
  });
  const places = [...Array(n - 1).keys()];
  const bitsFrom = (start: number) =>
    mean(places.map((i) => -logs[start + i]![model.characters.indexOf(text[i + 1]!)]! / Math.LN2));
  return {
    shares: weights.map((heads) => heads.map((head) => mean(places.map((i) => head[n + i]![i + 1]!)))),
    chance: mean(places.map((i) => 1 / (n + i + 1))),
    bits: [bitsFrom(0), bitsFrom(n)],
  };
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
