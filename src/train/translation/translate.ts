import { checkOptions, type OptionChecks } from '../../check/options.js';
import { checkCount } from '../../check/values.js';
import { checkKnown, checkTranslator, type Translator } from './translator.js';
import { writeGreedily } from './write-greedily.js';

/** What translating may be told. */
export interface TranslateOptions {
  /** So many words at most (30). */
  longest?: number;
}

const OPTIONS: OptionChecks<TranslateOptions> = { longest: checkCount };

/**
 * Translates a sentence word by word: always the likeliest next word, which is then put in, until `⟨end⟩` (greedy decoding).
 *
 * @param translator as of `loadTranslators` or `firstTranslator`
 * @param source words that it reads
 * @param options the longest translation
 * @returns the target words, without `⟨end⟩`
 * @throws {RangeError} if the translator doesn't know a word
 * @example
 * const { german } = await loadTranslators();
 * translate(german, ['forty', 'five']); // → ['fünf', 'und', 'vierzig']
 */
export function translate(
  translator: Translator,
  source: readonly string[],
  options: TranslateOptions = {},
): string[] {
  checkTranslator('translate', translator);
  checkKnown('translate', 'source', source, translator.sourceWords);
  checkOptions('translate', options, OPTIONS);
  return writeGreedily(translator, [source], options.longest ?? 30)[0]!;
}
