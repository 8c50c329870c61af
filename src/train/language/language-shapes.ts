import type { ModelSize } from './model-size.js';

/** The names of a language model's learned numbers, and their sizes. */
export function languageShapes(
  characterCount: number,
  { layerCount, dModel, context }: ModelSize,
): Record<string, readonly number[]> {
  const square = [dModel, dModel];
  const layer = {
    ...{ wQuery: square, wKey: square, wValue: square, wOutput: square },
    ...{ w1: [dModel, 4 * dModel], b1: [4 * dModel], w2: [4 * dModel, dModel], b2: [dModel] },
    ...{ norm1Gain: [dModel], norm1Bias: [dModel], norm2Gain: [dModel], norm2Bias: [dModel] },
  };
  const layers = Array.from({ length: layerCount }, (_, l) =>
    Object.entries(layer).map(([name, shape]) => [`layer${l}.${name}`, shape] as const),
  );
  return {
    characters: [characterCount, dModel],
    positions: [context, dModel],
    ...Object.fromEntries(layers.flat()),
    lastGain: [dModel],
    lastBias: [dModel],
  };
}
