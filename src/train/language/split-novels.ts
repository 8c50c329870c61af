import { checkRecords } from '../../check/options.js';
import { checkCount, checkText } from '../../check/values.js';
import type { Novel } from './load-novels.js';

/** Texts to learn from, to choose by, and to judge by. */
export interface NovelSplit {
  train: string;
  validation: string;
  test: string;
  /** All characters that occur, in the order of their code. */
  characters: string;
}

/**
 * Parts novels into what is learned from, what settings are chosen by, and what is judged by.
 *
 * Of each novel the first nine tenths are for training, the next twentieth for validation, the last for the test.
 *
 * @param novels as of `loadNovels`
 * @param most how many characters may be learned from: of each novel the same share from its beginning (default all)
 * @returns the parts of all novels, one behind the other, and the characters of all
 * @throws {RangeError} if there is no novel, or `most` is not a whole number above 0
 * @example
 * const novel = { title: 'Counting', text: '0123456789'.repeat(10) };
 * const { train, validation, test } = splitNovels([novel], 20);
 * [train, validation, test]; // → ['01234567890123456789', '01234', '56789']
 */
export function splitNovels(novels: readonly Novel[], most?: number): NovelSplit {
  checkRecords({ title: checkText, text: checkText })('splitNovels', 'novels', novels);
  if (novels.length === 0) throw new RangeError('splitNovels: expected one novel or more, got none');
  if (most !== undefined) checkCount('splitNovels', 'most', most);
  const part = (from: number, to: number) =>
    novels.map(({ text: { length }, text }) =>
      text.slice(Math.round(from * length), Math.round(to * length)),
    );
  const trains = part(0, 0.9);
  const all = trains.reduce((sum, { length }) => sum + length, 0);
  const share = Math.min(1, (most ?? all) / all);
  return {
    train: trains.map((text) => text.slice(0, Math.round(share * text.length))).join(''),
    validation: part(0.9, 0.95).join(''),
    test: part(0.95, 1).join(''),
    characters: [...new Set(novels.map(({ text }) => text).join(''))].sort().join(''),
  };
}
