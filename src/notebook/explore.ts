import { checkHas } from '../check/options.js';
import { checkObject, checkText } from '../check/values.js';
import { type Explorable, explorableMimeType } from '../explore/explorable.js';
import { findSender } from './sender.js';

/**
 * Shows something to touch below the cell: its numbers can be dragged, and all that depends on them moves.
 *
 * Where nothing can be touched, there is its picture, and its words. Outside a notebook the words are printed.
 *
 * @param explorable what a function such as `attentionMachine` returned
 * @throws {TypeError} when it is nothing that can be explored
 * @throws {RangeError} when its name is unknown, or its state doesn't fit
 * @example
 * const small = { features: ['a'], wishes: ['b'], x: [[0], [1]], wQuery: [[1]], wKey: [[0]], wValue: [[4]] };
 * await explore(attentionMachine({ words: ['it', 'dog'], ...small }));
 * // prints Attention machine: dog gives 50 % of its attention to it. it looks at it 0.50, dog 0.50, and becomes b 2. dog looks at it 0.50, dog 0.50, and becomes b 2.
 */
export async function explore(explorable: Explorable): Promise<void> {
  checkHas('explore', 'explorable', explorable, { name: checkText, state: checkObject });
  const { stillOf } = await import('../explore/still.js'); // a cell that explores nothing needs no renderer
  const still = stillOf(explorable);
  const send = findSender();
  if (!send) return console.log(still.words);
  const { explorableForms } = await import('#picture');
  const { name, state } = explorable;
  const forms = await explorableForms(JSON.stringify({ name, state }), still);
  const data = { [explorableMimeType]: { name, state }, ...forms, 'text/plain': still.words };
  send({ data, metadata: {}, transient: {} }, false);
}
