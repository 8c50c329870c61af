import { checkNames } from '../check/options.js';
import { checkObject } from '../check/values.js';

const head = ['wQuery', 'wKey', 'wValue'];
const heads = [...head, 'wOutput', 'bQuery', 'bKey', 'bValue', 'bOutput', 'headCount'];
const feedForward = ['w1', 'b1', 'w2', 'b2'];
const encoder = [...heads, ...feedForward, 'norm1Gain', 'norm1Bias', 'norm2Gain', 'norm2Bias'];
const cross = heads.slice(0, -1).map((name) => `cross${name.charAt(0).toUpperCase()}${name.slice(1)}`);
const decoder = [...encoder, ...cross, 'norm3Gain', 'norm3Bias'];
type Part = 'head' | 'heads' | 'feedForward' | 'encoder' | 'decoder';

const NAMES: Readonly<Record<Part, readonly string[]>> = { head, heads, feedForward, encoder, decoder };

/**
 * Asserts that params are an object without names that nobody reads: one misspelt would be taken for one left out.
 *
 * A part of a layer, one head among them, may be told the whole layer's params.
 */
export function checkParamNames(caller: string, params: object, part: Part): void {
  checkObject(caller, 'params', params);
  checkNames(caller, 'the params', params, NAMES[part], decoder);
}
