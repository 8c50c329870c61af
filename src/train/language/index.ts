export { type BigramTable, bigramBits, bigramTable } from './bigram-table.js';
export { bitsPerCharacter } from './bits-per-character.js';
export { languageLoss } from './language-loss.js';
export { firstLanguageModel, type LanguageModel, type TrainableLanguageModel } from './language-model.js';
export {
  type EmergenceStep,
  type KitRun,
  type LanguageResults,
  type LanguageRun,
  type LengthRun,
  loadLanguageModel,
  type MeasuredModel,
  type RateTrial,
  savedLanguageRuns,
  type TextAmount,
} from './load-language-models.js';
export { loadNovels, type Novel } from './load-novels.js';
export { measureWriting, type WritingMeasure } from './measure-writing.js';
export { type ModelCost, modelCost } from './model-cost.js';
export { type ModelSize, modelSizes } from './model-size.js';
export { type Choosing, nextShares } from './next-shares.js';
export { readText, type TextReading } from './read-text.js';
export { type NovelSplit, splitNovels } from './split-novels.js';
export type { LanguagePast } from './through-language-model.js';
export { type LanguageTraining, trainLanguageModel } from './train-language-model.js';
export { type NextCharacter, startWriting, writeNext } from './write-next.js';
export { type Writing, writeText } from './write-text.js';
