import { embed, loadTrainedHead, loadWordVectors } from '../../../../src/index.js';
import { product, type Rows, softRow, times, turned } from './rows.js';

/** The chapters' sentence. */
export const words: string[] = ['transformers', 'are', 'cool', 'because', 'they', 'are', 'efficient'];

/** The sentence's vectors and all that the trained head makes of them, as lists. */
export async function readHead(): Promise<
  Record<'x' | 'wQuery' | 'wKey' | 'wValue' | 'queries' | 'keys' | 'values' | 'scaled' | 'weights', Rows>
> {
  const head = await loadTrainedHead();
  const [wQuery, wKey, wValue] = [head.wQuery, head.wKey, head.wValue].map((w) => w.arraySync() as Rows);
  const x = embed(words, await loadWordVectors()).arraySync() as Rows;
  const [queries, keys, values] = [wQuery, wKey, wValue].map((w) => product(x, w!));
  const scaled = times(product(queries!, turned(keys!)), 1 / Math.sqrt(queries![0]!.length));
  const weights = scaled.map((row) => softRow(row));
  return {
    x,
    wQuery: wQuery!,
    wKey: wKey!,
    wValue: wValue!,
    queries: queries!,
    keys: keys!,
    values: values!,
    scaled,
    weights,
  };
}
