import * as tf from '@tensorflow/tfjs';
import { checkOptions, type OptionChecks } from '../check/options.js';
import { checkOneOf, checkPositive, checkSizes } from '../check/values.js';

/** What `positionalEncoding` can be told. */
export interface PositionalEncodingOptions {
  /** Sine and cosine column by column in turn, or all sines before all cosines (default `'interleaved'`). */
  layout?: 'interleaved' | 'concatenated';
  /** How much slower the last wave is than the first, nearly (default 10000). */
  base?: number;
}

const OPTIONS: OptionChecks<PositionalEncodingOptions> = {
  layout: checkOneOf('interleaved', 'concatenated'),
  base: checkPositive,
};

/**
 * Gives each position a pattern of waves, quick ones and slow ones: added to the words, it tells where each stands.
 *
 *     P[p, 2i] = sin(p / base^(2i / dModel))     P[p, 2i + 1] = cos(p / base^(2i / dModel))
 *
 * Sizes: length positions, counted from 0, dModel numbers each. `'concatenated'` holds the same columns, sines first.
 * An odd dModel ends in a sine without its cosine.
 *
 * @param length number of positions
 * @param dModel numbers a word
 * @param options `layout` and `base`
 * @returns `[length, dModel]`: numbers from −1 to 1
 * @throws {RangeError} if a size is not a whole number above 0, or an option is none of those above
 * @see Vaswani et al. 2017, Attention Is All You Need, section 3.5, https://arxiv.org/abs/1706.03762
 * @example
 * positionalEncoding(2, 4); // → [[0, 1, 0, 1], [Math.sin(1), Math.cos(1), Math.sin(0.01), Math.cos(0.01)]]
 * positionalEncoding(1, 4, { layout: 'concatenated' }); // → [[0, 0, 1, 1]]
 */
export function positionalEncoding(
  length: number,
  dModel: number,
  options: PositionalEncodingOptions = {},
): tf.Tensor2D {
  checkSizes('positionalEncoding', { length, dModel });
  checkOptions('positionalEncoding', options, OPTIONS);
  const { layout = 'interleaved', base = 10000 } = options;
  const columns = waves(layout, dModel);
  const encoding = Array.from({ length }, (_, position) =>
    columns.map(({ wave, pair }) => wave(position / base ** ((2 * pair) / dModel))),
  );
  return tf.tensor2d(encoding, [length, dModel]);
}

type Wave = { wave: (angle: number) => number; pair: number };

/** Which wave stands in which column, and to which pair of sine and cosine it belongs. */
function waves(layout: 'interleaved' | 'concatenated', dModel: number): Wave[] {
  const interleaved = Array.from({ length: dModel }, (_, column) => ({
    wave: column % 2 === 0 ? Math.sin : Math.cos,
    pair: Math.floor(column / 2),
  }));
  if (layout === 'interleaved') return interleaved;
  return [Math.sin, Math.cos].flatMap((wave) => interleaved.filter((column) => column.wave === wave));
}
