import { readAsset } from '../../assets/read-asset.js';
import { checkOptions, type OptionChecks } from '../../check/options.js';
import { checkCount, checkFlag, checkWhole } from '../../check/values.js';
import { fail } from '../../plot/values.js';
import type { Explorable } from '../explorable.js';
import { checkBetween, checkLanguage, checkTranslated } from './check-translation.js';
import { type NumberTranslators, numberTranslatorsFrom } from './number-translators.js';
import { translationOf } from './translation-reading.js';
import type { Language } from './translation-state.js';

/** What a number to translate can be told; everything is optional. */
export interface TranslatedNumberOptions {
  /** Which number, 0 to 999,999 (45,321). */
  number?: number;
  /** Into which language (`'german'`). */
  language?: Language;
  /** Whether the translator learned with a causal mask (true); without one there is only German. */
  hasMask?: boolean;
  /** How many words have been written, `⟨end⟩` included (all). */
  written?: number;
  /** Which of them is followed, from 0 (the first). */
  look?: number;
}

const CALLER = 'translatedNumber';
const OPTIONS: OptionChecks<TranslatedNumberOptions> = {
  number: checkTranslated,
  language: checkLanguage,
  hasMask: checkFlag,
  written: checkCount,
  look: checkWhole,
};

let translators: Promise<NumberTranslators> | undefined;

/**
 * A number to type that is translated word by word: which words are likeliest, and where the translator looks for each.
 *
 * Words and shares are those of `translate` and `readTranslation` with the translators of `loadTranslators`; looks are the mean
 * of the heads' cross-attention, of the row that foretells a word.
 *
 * @param options number, language, mask, how much is written, which word is followed
 * @returns what `explore` shows, once the translators are loaded
 * @throws {RangeError} if the number has no words, or fewer words are written than asked for
 * @example
 * await explore(await translatedNumber({ number: 45 }));
 * // prints 45, forty five, in German: fünfundvierzig, which is right. It looked most, for fünf at five 0.91; und at forty 0.53; vierzig at forty 0.67; ⟨end⟩ at five 0.71.
 */
export async function translatedNumber(options: TranslatedNumberOptions = {}): Promise<Explorable> {
  checkOptions(CALLER, options, OPTIONS);
  translators ??= numberTranslatorsFrom(readAsset).catch((error: Error) => {
    translators = undefined;
    throw error;
  });
  const { number = 45_321, language = 'german', hasMask = true, look = 0 } = options;
  if (!hasMask && language !== 'german') fail(CALLER, "language 'german' without a mask", `'${language}'`);
  const read = translationOf(await translators, { number, language, hasMask });
  const { written = read.target.length } = options;
  checkBetween(CALLER, 'written', written, [1, read.target.length]);
  checkBetween(CALLER, 'look', look, [0, written - 1]);
  const state = { typed: `${number}`, number, language, hasMask, written, look, read };
  return { name: 'translated-number', state };
}
