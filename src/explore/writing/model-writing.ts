import { readAsset } from '../../assets/read-asset.js';
import { checkOptions } from '../../check/options.js';
import { checkWhole } from '../../check/values.js';
import { atOnce } from '../at-once.js';
import type { Explorable } from '../explorable.js';
import { checkChosen, checks } from './check-writing.js';
import { shippedFrom, writingModelFrom } from './writing-models.js';
import { writingReading } from './writing-reading.js';
import { firstWriting, type LearnedText } from './writing-state.js';

/** What a model that writes can be told; everything is optional. */
export interface ModelWritingOptions {
  /** Which of `modelSizes`, from 0 to 5 (3). */
  size?: number;
  /** How much text it learned from (`'all'`). */
  text?: LearnedText;
  /** What scores are divided by, 0 to 2: below 1 the likely becomes likelier (0.8). */
  temperature?: number;
  /** Only so many of the likeliest characters may come (all). */
  top?: number;
  /** Chooses the characters (1). */
  seed?: number;
  /** What it goes on from, 1 to 100 characters (`'My dear '`). */
  beginning?: string;
  /** Which of the 160 written characters is followed, from 0 (40). */
  look?: number;
  /** In which layer, from 1 (1). */
  layer?: number;
  /** With which of its heads, from 1; 0 is the mean of all (0). */
  head?: number;
}

const CALLER = 'modelWriting';

/**
 * A language model of chapter 13 that goes on with a text: how likely each character was, and what was looked at for it.
 *
 * The text is that of `writeText` with the model of `loadLanguageModel`, the looks are the weights of `readText`: of the row that
 * foretells a character. Shares are those that it is drawn by; bits are −log₂ of the shares at temperature 1, the mean of all.
 *
 * @param options size, text, temperature, top, seed, beginning; the character, layer and head that are looked at
 * @returns what `explore` shows, once the model is loaded
 * @throws {RangeError} if there is no such model, it has no such layer or head, or doesn't know a character
 * @example
 * const { name } = await modelWriting({ size: 0, temperature: 0 });
 * name; // → 'model-writing'
 */
export async function modelWriting(options: ModelWritingOptions = {}): Promise<Explorable> {
  checkOptions(CALLER, options, { size: checkWhole, ...checks });
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  const chosen = { ...firstWriting, ...given };
  checkChosen(chosen, await shippedFrom(readAsset));
  const read = atOnce(writingReading(await writingModelFrom(readAsset, chosen), chosen));
  return { name: 'model-writing', state: { ...chosen, typed: chosen.beginning, read } };
}
