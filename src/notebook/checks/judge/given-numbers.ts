import * as tf from '@tensorflow/tfjs';
import { checkHeld, checkScores, checkTensor } from '../../../attention/check.js';
import { described } from '../../../check/described.js';
import type { GivenCheck } from './givens.js';

/** Which numbers are welcome: in words, one of them, and in a tensor. */
interface Kind {
  words: string;
  isWelcome: (value: unknown) => boolean;
  checkTensor: (caller: string, name: string, value: tf.Tensor) => void;
}

const FINITE: Kind = {
  words: 'finite numbers',
  isWelcome: Number.isFinite,
  checkTensor: (caller, name, value) => checkTensor(caller, name, value, [value.rank, value.rank]),
};

const SCORES: Kind = {
  words: 'numbers below ∞',
  isWelcome: (value) => typeof value === 'number' && value < Number.POSITIVE_INFINITY,
  checkTensor: checkScores,
};

/** Makes the check for finite numbers, in a tensor or nested, of these sizes: one letter is one size everywhere. */
export function numbers(...letters: string[]): GivenCheck {
  return numbersOf(FINITE, letters);
}

/** Makes the same check for scores, of which some may be masked: −∞. */
export function scoresOf(...letters: string[]): GivenCheck {
  return numbersOf(SCORES, letters);
}

function numbersOf(kind: Kind, letters: readonly string[]): GivenCheck {
  return (caller, name, value, sizes) => {
    const shape = value instanceof tf.Tensor ? shapeOf(caller, name, value) : nestedShape(value);
    const known = letters.map((letter) => sizes.get(letter) ?? letter);
    const fits =
      shape.length === known.length &&
      known.every((size, i) => shape[i] && [shape[i], letters[i]].includes(size));
    const begin = `${caller}: expected ${name} as ${kind.words} of shape [${known.join(', ')}], got`;
    if (!fits) throw new RangeError(`${begin} ${isMany(value) ? `[${shape.join(', ')}]` : described(value)}`);
    if (value instanceof tf.Tensor) kind.checkTensor(caller, name, value);
    else checkNested({ begin, isWelcome: kind.isWelcome }, value, shape);
    for (const [i, letter] of letters.entries()) sizes.set(letter, shape[i]!);
  };
}

function shapeOf(caller: string, name: string, value: tf.Tensor): number[] {
  checkHeld(caller, name, value);
  return value.shape;
}

// The sizes of nested numbers, as far as the first of each list tells.
function nestedShape(value: unknown): number[] {
  const list = listOf(value);
  return list ? [list.length, ...nestedShape(list[0])] : [];
}

interface Told {
  begin: string;
  isWelcome: (value: unknown) => boolean;
}

function checkNested(told: Told, value: unknown, [size, ...inner]: number[], at: number[] = []): void {
  const list = listOf(value);
  const place = at.length > 0 ? ` at [${at.join(', ')}]` : '';
  if (size === undefined) {
    if (!told.isWelcome(value)) throw new RangeError(`${told.begin} ${described(value)}${place}`);
  } else if (list?.length !== size) {
    const got = list ? `${list.length} numbers` : described(value);
    throw new RangeError(`${told.begin} ${got}${place}`);
  } else for (let i = 0; i < size; i++) checkNested(told, list[i], inner, [...at, i]);
}

function isMany(value: unknown): boolean {
  return value instanceof tf.Tensor || listOf(value) !== undefined;
}

function listOf(value: unknown): ArrayLike<unknown> | undefined {
  if (Array.isArray(value)) return value;
  return ArrayBuffer.isView(value) && 'length' in value ? (value as Float32Array) : undefined;
}
