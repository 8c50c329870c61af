export { decodeNext, type NextWord, startDecoding } from './decode-next.js';
export { drawNumbers, type NumberDraw, type NumberSplit } from './draw-numbers.js';
export { drawSentences, type SentenceDraw, type SentenceSplit } from './draw-sentences.js';
export {
  loadTranslators,
  savedTranslatorRuns,
  type TranslatorRun,
  type Translators,
} from './load-translators.js';
export { measureTranslator, type TranslatorMeasure } from './measure-translator.js';
export { type CutBy, numberPair, type TargetLanguage } from './number-pair.js';
export { readTranslation, type TranslationReading } from './read-translation.js';
export type { TranslationCache } from './through-translator.js';
export { type TranslatorTraining, trainTranslator } from './train-translator.js';
export { type Candidate, type TranslateOptions, translate, translationCandidates } from './translate.js';
export { type LossOptions, translationLoss } from './translation-loss.js';
export {
  firstTranslator,
  type TrainableTranslator,
  type Translator,
  type TranslatorOptions,
  type TranslatorWords,
} from './translator.js';
export { vocabularyOf } from './vocabulary-of.js';
export type { WordPair } from './word-pair.js';
