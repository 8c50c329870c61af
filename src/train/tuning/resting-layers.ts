import type * as tf from '@tensorflow/tfjs';
import { type Constant, constant } from '../../attention/constant.js';
import type { LayerParams } from '../../model/index.js';
import type { Tuning } from './tuning.js';

/** Layers in which the matrices that don't learn are constants. */
export interface RestingLayers {
  layers: LayerParams[];
  dispose: () => void;
}

/** For a training: saves the gradients by matrices that stay as they are. */
export function restingLayers({ encoder, params }: Tuning, first: number): RestingLayers {
  const constants: Constant[] = [];
  const rest = (w: tf.Tensor2D) => {
    const made = constant(w);
    constants.push(made);
    return made.matrix;
  };
  const layers = encoder.layers.map((layer, i) => {
    const isResting = (name: string) =>
      i >= first && name.startsWith('w') && !params[`${i}.${name}`] && !params[adapter(i, name)];
    const named = Object.entries(layer).map(([name, value]) => [name, isResting(name) ? rest(value) : value]);
    return Object.fromEntries(named) as LayerParams;
  });
  const dispose = () => {
    for (const each of constants) each.dispose();
  };
  return { layers, dispose };
}

const adapter = (i: number, name: string) => `${i}.${name.slice(1).toLowerCase()}Up`;
