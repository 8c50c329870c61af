import { checkOptions, type OptionChecks } from '../../check/options.js';
import { checkCount } from '../../check/values.js';
import { checkKnown, checkTranslator, type Translator } from './translator.js';
import { type BeamLimits, wordsOf, writeByBeams } from './write-by-beams.js';

/** What translating may be told. */
export interface TranslateOptions {
  /** How many beginnings are kept after each word (1: greedy decoding). */
  width?: number;
  /** So many words at most, `⟨end⟩` included (100). */
  longest?: number;
}

/** A translation, and how likely it is. */
export interface Candidate {
  /** The target words, without `⟨end⟩`. */
  words: string[];
  /** The product of the shares of all its words, that of `⟨end⟩` included. */
  share: number;
}

const OPTIONS: OptionChecks<TranslateOptions> = { width: checkCount, longest: checkCount };

/**
 * Translates a sentence word by word, until `⟨end⟩`: always the likeliest next word, which is then put in (greedy decoding).
 *
 * With a larger width it is beam search: the likeliest translation that `translationCandidates` finds.
 *
 * @param translator as of `loadTranslators` or `firstTranslator`
 * @param source words that it reads
 * @param options width, and the longest translation
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
  checkAll('translate', translator, source, options);
  const { width = 1, longest = 100 } = options;
  return found(translator, source, { width, longest })[0]!.words;
}

/**
 * Translates a sentence by beam search: after each word so many beginnings are kept as are likeliest, of all lengths.
 *
 *     share = Π p(word | source, the words before), over all words and ⟨end⟩
 *
 * Shares are not corrected for length, so that what is short is favored.
 *
 * @param translator as of `loadTranslators` or `firstTranslator`
 * @param source words that it reads
 * @param options width (4), and the longest translation (100)
 * @returns as many candidates as the search is wide, the likeliest first; fewer where there are no more
 * @throws {RangeError} if the translator doesn't know a word
 * @see Sutskever, Vinyals and Le 2014, Sequence to Sequence Learning with Neural Networks, section 3.2, https://arxiv.org/abs/1409.3215
 * @example
 * const { german } = await loadTranslators();
 * const [first, second] = translationCandidates(german, ['forty', 'five'], { width: 2 });
 * first.words; // → ['fünf', 'und', 'vierzig']
 * first.share > second.share; // → true
 */
export function translationCandidates(
  translator: Translator,
  source: readonly string[],
  options: TranslateOptions = {},
): Candidate[] {
  checkAll('translationCandidates', translator, source, options);
  const { width = 4, longest = 100 } = options;
  return found(translator, source, { width, longest });
}

function checkAll(
  caller: string,
  translator: Translator,
  source: readonly string[],
  options: TranslateOptions,
): void {
  checkTranslator(caller, translator);
  checkKnown(caller, 'source', source, translator.sourceWords);
  checkOptions(caller, options, OPTIONS);
}

function found(translator: Translator, source: readonly string[], limits: BeamLimits): Candidate[] {
  const [beams] = writeByBeams(translator, [source], limits);
  return beams!.map((beam) => ({ words: wordsOf(beam, translator), share: Math.exp(beam.logShare) }));
}
