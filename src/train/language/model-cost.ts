import { checkCount } from '../../check/values.js';
import { checkSize, type ModelSize } from './model-size.js';

/** How large a language model is, and how much it computes. */
export interface ModelCost {
  /** Learned numbers of all layers and the last norm: the N of scaling laws. */
  layerNumbers: number;
  /** Learned numbers of the tables of characters and positions. */
  tableNumbers: number;
  /** Multiplications a character in products with learned matrices, those of the table of characters included. */
  matrixProducts: number;
  /** Multiplications a character in attention's scores and mixing, where the context is full. */
  attentionProducts: number;
}

/**
 * Counts a language model's learned numbers, and its multiplications for one character of a full context.
 *
 *     layerNumbers = layers · (12 d² + 9 d) + 2 d          tableNumbers = (characters + context) · d
 *     matrixProducts = layers · 12 d² + 2 · characters · d     attentionProducts = layers · 2 · context · d
 *
 * Training takes three times as many, forwards once and backwards twice, and each goes with an addition: the 6 N D of scaling
 * laws, for D characters, where N stands for the products.
 *
 * @param size layers, numbers a character, heads, context
 * @param characterCount how many characters it knows
 * @throws {RangeError} if a size is not a whole number above 0
 * @see Kaplan et al. 2020, Scaling Laws for Neural Language Models, section 2.1, https://arxiv.org/abs/2001.08361
 * @example
 * modelCost({ layerCount: 1, dModel: 16, headCount: 2, context: 128 }, 75).layerNumbers; // → 3248
 */
export function modelCost(size: Readonly<ModelSize>, characterCount: number): ModelCost {
  checkSize('modelCost', 'size', size);
  checkCount('modelCost', 'characterCount', characterCount);
  return costOf(size, characterCount);
}

/** The same with nothing checked. */
export function costOf(size: Readonly<ModelSize>, characterCount: number): ModelCost {
  const { layerCount, dModel, context } = size;
  return {
    layerNumbers: layerCount * (12 * dModel ** 2 + 9 * dModel) + 2 * dModel,
    tableNumbers: (characterCount + context) * dModel,
    matrixProducts: layerCount * 12 * dModel ** 2 + 2 * characterCount * dModel,
    attentionProducts: layerCount * 2 * context * dModel,
  };
}
