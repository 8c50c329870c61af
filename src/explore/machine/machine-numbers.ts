import { dot, mix, softmax } from '../../attention/word-by-word-attention.js';
import { perState } from '../per-state.js';
import type { MachineState, Part } from './machine-state.js';

/** Every number of the machine, as rows. */
export type MachineNumbers = Readonly<Record<Part, number[][]>>;

/**
 * All that the machine shows, step by step, with the plain-number twin of `selfAttention`; a number set by hand takes the
 * place of what would be there, and everything after it follows.
 */
export const machineNumbers: (state: MachineState) => MachineNumbers = perState((state) => {
  const { x, wQuery, wKey, wValue } = state;
  const projected = (part: Part, matrix: number[][]) =>
    withHeld(
      state,
      part,
      x.map((word) => mix(matrix, word)),
    );
  const queries = projected('queries', wQuery);
  const keys = projected('keys', wKey);
  const values = projected('values', wValue);
  const products = withHeld(
    state,
    'products',
    queries.map((query) => keys.map((key) => dot(query, key))),
  );
  const scores = products.map((row) => row.map((product) => product * scaleOf(state)));
  const weights = shares(state, scores);
  const output = mixtures(state, { weights, keys, values });
  return { x, wQuery, wKey, wValue, queries, keys, values, products, scores, weights, output };
});

/** What scores are multiplied by: 1/√d, if it isn't forgotten. */
export function scaleOf({ wishes, levers }: MachineState): number {
  return levers.includes('noRoot') ? 1 : 1 / Math.sqrt(wishes.length);
}

function shares({ levers }: MachineState, scores: number[][]): number[][] {
  const weights = levers.includes('wrongAxis')
    ? transposed(transposed(scores).map(softmax))
    : scores.map(softmax);
  return levers.includes('maskAfter')
    ? weights.map((row, i) => row.map((share, j) => (j > i ? 0 : share)))
    : weights;
}

function mixtures(
  { levers }: MachineState,
  { weights, keys, values }: Pick<MachineNumbers, 'weights' | 'keys' | 'values'>,
): number[][] {
  const amounts = levers.includes('onTheirSide') ? transposed(weights) : weights;
  return amounts.map((row) => mix(levers.includes('valuesForgotten') ? keys : values, row));
}

function withHeld({ held }: MachineState, part: Part, rows: number[][]): number[][] {
  return rows.map((row, i) => row.map((value, j) => held[`${part}.${i}.${j}`] ?? value));
}

function transposed(rows: number[][]): number[][] {
  return rows[0]!.map((_, j) => rows.map((row) => row[j]!));
}
