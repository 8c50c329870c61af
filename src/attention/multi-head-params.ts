import type * as tf from '@tensorflow/tfjs';
import { checkCount, checkObject } from '../check/values.js';
import { checkShapes } from './check.js';

/** The learned numbers of all heads. Head 0 has the first dK columns, head 1 the next dK, and so on. */
export interface MultiHeadParams {
  /** `[dModel, headCount · dK]` */
  wQuery: tf.Tensor;
  /** `[dContext, headCount · dK]` */
  wKey: tf.Tensor;
  /** `[dContext, headCount · dV]` */
  wValue: tf.Tensor;
  /** `[headCount · dV, dOut]`: mixes what the heads found (default: they stay side by side) */
  wOutput?: tf.Tensor;
  /** `[headCount · dK]` (default 0) */
  bQuery?: tf.Tensor;
  /** `[headCount · dK]` (default 0) */
  bKey?: tf.Tensor;
  /** `[headCount · dV]` (default 0) */
  bValue?: tf.Tensor;
  /** `[dOut]` (default 0) */
  bOutput?: tf.Tensor;
  /** How many heads look at the words at once. */
  headCount: number;
}

/**
 * Asserts that the heads' matrices fit words of `dModel` numbers, a context of `dContext`, each other and `headCount`.
 *
 * @param nameOf what the caller's user calls a parameter, `wKey` or perhaps `crossWKey`
 */
export function checkHeads(
  caller: string,
  params: MultiHeadParams,
  [dModel, dContext]: [number, number],
  nameOf: (name: string) => string = (name) => name,
): void {
  checkObject(caller, 'params', params);
  const named = Object.fromEntries(Object.entries(params).map(([name, value]) => [nameOf(name), value]));
  const check = (name: string, ...sizes: (number | '*')[]) =>
    checkShapes(caller, named, { [nameOf(name)]: sizes });
  checkCount(caller, 'headCount', params.headCount);
  check('wQuery', dModel, '*');
  const keyColumns = params.wQuery.shape[1]!;
  check('wKey', dContext, keyColumns);
  check('wValue', dContext, '*');
  const valueColumns = params.wValue.shape[1]!;
  checkDivides(caller, params.headCount, {
    [nameOf('wQuery')]: keyColumns,
    [nameOf('wValue')]: valueColumns,
  });
  check('bQuery?', keyColumns);
  check('bKey?', keyColumns);
  check('bValue?', valueColumns);
  if (params.wOutput || params.bOutput) check('wOutput', valueColumns, '*');
  if (params.bOutput) check('bOutput', params.wOutput!.shape[1]!);
}

function checkDivides(caller: string, headCount: number, columnsOf: Record<string, number>): void {
  for (const [name, columns] of Object.entries(columnsOf)) {
    if (columns % headCount !== 0) {
      throw new RangeError(
        `${caller}: expected headCount to divide the ${columns} columns of ${name}, got ${headCount}`,
      );
    }
  }
}
