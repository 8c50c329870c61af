import { described } from '../../check/described.js';
import { checkLater, checkOptions, type OptionChecks } from '../../check/options.js';
import { checkFlag, checkText, checkTexts, checkWhole } from '../../check/values.js';
import { checkLabels, fail, type Matrix, readMatrix } from '../../plot/values.js';
import type { Explorable } from '../explorable.js';
import { type ArrowsState, BOUND, placeIn, pointOf, toyArrows } from './arrows-state.js';

/** What the arrow can be told; without anything, it is the query of *they* of chapters 2 to 6. */
export interface QueryArrowOptions {
  /** Two to four words. */
  words?: readonly string[];
  /** Names of the two numbers of a query and of a key. */
  features?: readonly string[];
  /** `[n, 2]`: numbers from −5 to 5. */
  queries?: Matrix;
  /** `[n, 2]`: numbers from −5 to 5. */
  keys?: Matrix;
  /** The place of the word whose query is drawn (the last). */
  asker?: number;
  /** Whether the queries serve as keys, too (false). */
  mirror?: boolean;
  /** What is looked at: `'query'`, `'key.0'` or `'score.2.0'`. */
  look?: string;
}

const OPTIONS: OptionChecks<QueryArrowOptions> = {
  words: checkTexts,
  features: checkTexts,
  queries: checkLater,
  keys: checkLater,
  asker: checkWhole,
  mirror: checkFlag,
  look: checkText,
};

const CALLER = 'queryArrow';

/**
 * Keys as points of a plane and a query as an arrow to drag: how far a key lies along the arrow makes its score.
 *
 *     s_j = q · k_j = |q| · (how far k_j lies along q)
 *
 * Turn the arrow, and all scores and shares of its word change. With `mirror` the queries are the keys, and the matrix of
 * scores is the same on its side.
 *
 * @param options words, queries, keys; what is left out is that of chapters 2 to 6
 * @returns what `explore` shows
 * @throws {RangeError} if sizes don't fit, or a number is not from −5 to 5
 * @example
 * await explore(queryArrow({ words: ['they', 'dogs'], queries: [[0, 1], [0, 0]], keys: [[1, 0], [1, 2]], asker: 0 }));
 * // prints A query as an arrow: they gives 80 % of its attention to dogs. The query of they is thing 0, many 1. It scores 0 for they, share 0.20; 2 for dogs, share 0.80.
 */
export function queryArrow(options: QueryArrowOptions = {}): Explorable {
  checkOptions(CALLER, options, OPTIONS);
  return { name: 'query-arrow', state: arrowsState(options) };
}

/** The state that these options describe. */
export function arrowsState(options: QueryArrowOptions): ArrowsState {
  const { words = toyArrows.words, features = toyArrows.features, mirror = false } = options;
  const n = words.length;
  if (n < 2 || n > 4) fail(CALLER, '2 to 4 words', `${n}`);
  checkLabels(CALLER, 'features', features, 2);
  const { asker = n - 1 } = options;
  if (asker < 0 || asker >= n) fail(CALLER, `asker from 0 to ${n - 1}`, `${asker}`);
  const points = { queries: readPoints('queries', options, n), keys: readPoints('keys', options, n) };
  const look = options.look ?? `score.${asker}.0`;
  const state = { words, features, ...points, asker, mirror, look };
  if (!pointOf(state, look) && !placeIn(state, look))
    fail(CALLER, 'look as query, key.0 or score.1.0', described(look));
  return state;
}

function readPoints(name: 'queries' | 'keys', options: QueryArrowOptions, n: number): number[][] {
  const rows = readMatrix(CALLER, options[name] ?? (toyArrows[name] as Matrix));
  if (rows.length !== n || rows[0]!.length !== 2)
    fail(CALLER, `${name} of shape [${n}, 2]`, `[${rows.length}, ${rows[0]!.length}]`);
  const far = rows.flat().find((value) => Math.abs(value) > BOUND);
  if (far !== undefined) fail(CALLER, `numbers from −${BOUND} to ${BOUND} in ${name}`, `${far}`);
  return rows;
}
