import { languageShapes } from '../../train/language/language-shapes.js';
import type { ModelSize } from '../../train/language/model-size.js';
import { unpackNumbers } from '../../train/language/packed-numbers.js';
import type { PlainLayer, PlainNorm } from '../plain/layers.js';

/** The learned numbers of a language model, and the characters that it knows. */
export interface PlainLanguageModel {
  readonly characters: string;
  readonly size: Readonly<ModelSize>;
  /** `[characters, d]`: what a character is read as, and what it is scored with. */
  readonly table: number[][];
  /** `[context, d]` */
  readonly positions: number[][];
  readonly layers: readonly PlainLanguageLayer[];
  readonly last: PlainNorm;
}

/** The learned numbers of a layer. */
interface PlainLanguageLayer {
  readonly query: PlainLayer;
  readonly key: PlainLayer;
  readonly value: PlainLayer;
  readonly output: PlainLayer;
  readonly hidden: PlainLayer;
  readonly thought: PlainLayer;
  /** One before attention, and one before the feed-forward network. */
  readonly norms: readonly [PlainNorm, PlainNorm];
}

/** Reads the numbers of a language model as `packNumbers` has packed them, in the order of `languageShapes`. */
export function plainLanguageModel(
  bytes: Uint8Array,
  characters: string,
  size: Readonly<ModelSize>,
): PlainLanguageModel {
  const shapes = Object.entries(languageShapes(characters.length, size));
  const lengths = shapes.map(([, shape]) => shape.reduce((product, length) => product * length));
  const numbers = unpackNumbers(bytes, lengths);
  const known = new Map(shapes.map(([name], i) => [name, numbers[i]!]));
  const named = (name: string) => known.get(name)!;
  const rows = (name: string) => rowsOf(named(name), size.dModel);
  return {
    characters,
    size,
    table: rows('characters'),
    positions: rows('positions'),
    layers: Array.from({ length: size.layerCount }, (_, l) =>
      layerOf((name) => named(`layer${l}.${name}`), size.dModel),
    ),
    last: { gain: named('lastGain'), bias: named('lastBias') },
  };
}

function layerOf(own: (name: string) => Float32Array, dModel: number): PlainLanguageLayer {
  const product = (name: string) => ({ weights: own(name), bias: new Float32Array(dModel) });
  const norm = (name: string) => ({ gain: own(`${name}Gain`), bias: own(`${name}Bias`) });
  return {
    query: product('wQuery'),
    key: product('wKey'),
    value: product('wValue'),
    output: product('wOutput'),
    hidden: { weights: own('w1'), bias: own('b1') },
    thought: { weights: own('w2'), bias: own('b2') },
    norms: [norm('norm1'), norm('norm2')],
  };
}

function rowsOf(numbers: Float32Array, columns: number): number[][] {
  return Array.from({ length: numbers.length / columns }, (_, i) => [
    ...numbers.subarray(i * columns, (i + 1) * columns),
  ]);
}
