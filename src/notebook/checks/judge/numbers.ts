import * as tf from '@tensorflow/tfjs';
import { largest } from './extremes.js';
import { isStrange, type Strange, whatItIsNot } from './strange.js';

/** Numbers with their shape, whatever they came in. */
export interface Numbers {
  shape: number[];
  values: number[];
  /** How many decimals were typed, at most; `undefined` for what was computed. */
  decimals?: number | undefined;
  /** Whether they came as a tensor, whose shape a learner thinks of, and not as brackets. */
  isTensor: boolean;
}

const TYPED = 3; // more decimals than that nobody types

/** Reads numbers out of a tensor, nested lists, typed arrays or one number; tells what it is otherwise. */
export function readNumbers(answer: unknown): Numbers | Strange {
  const strange = whatItIsNot(answer);
  if (strange) return strange;
  const nested = unfold(answer);
  const shape = shapeOf(nested);
  if (!isEven(nested, shape)) return { mistake: 'uneven', text: 'the rows are not equally long' };
  const values = ([nested] as unknown[]).flat(Number.POSITIVE_INFINITY) as number[];
  const isTensor = answer instanceof tf.Tensor;
  return { shape, values, decimals: decimalsOf(values), isTensor };
}

/** Reads numbers that a topic made. */
export function numbersOf(made: unknown): Numbers {
  const read = readNumbers(made);
  if (isStrange(read)) throw new TypeError(`check: expected numbers to compare with, got: ${read.text}`);
  return { ...read, decimals: undefined };
}

/** A matrix, however it was given, as lists of numbers of its own. */
export function rowsOf(matrix: unknown): number[][] {
  return unfold(matrix) as number[][];
}

type Nested = number | Nested[];

function unfold(answer: unknown): Nested {
  if (answer instanceof tf.Tensor) return unfold(answer.arraySync());
  if (ArrayBuffer.isView(answer)) return Array.from(answer as Float32Array, Number);
  return Array.isArray(answer) ? answer.map(unfold) : Number(answer);
}

function shapeOf(nested: Nested): number[] {
  return Array.isArray(nested) ? [nested.length, ...shapeOf(nested[0]!)] : [];
}

function isEven(nested: Nested, [size, ...inner]: number[]): boolean {
  if (!Array.isArray(nested)) return size === undefined;
  return nested.length === size && nested.every((part) => isEven(part, inner));
}

function decimalsOf(values: number[]): number | undefined {
  const most = largest(values.map(decimals));
  return most <= TYPED ? most : undefined;
}

/** How many decimals a number is written with, be it as float32; none who types writes powers of ten. */
export function decimals(value: number): number {
  const short = Number(value.toPrecision(6));
  const text = String(Math.fround(short) === value ? short : value);
  return text.includes('e') ? Number.POSITIVE_INFINITY : (text.split('.')[1]?.length ?? 0);
}
