import { readAsset } from '../../assets/read-asset.js';
import { checkOptions, type OptionChecks } from '../../check/options.js';
import { checkEach, checkPair, checkText, checkWhole } from '../../check/values.js';
import { atOnce } from '../at-once.js';
import type { Explorable } from '../explorable.js';
import type { HeadPlace } from '../heads/heads-state.js';
import { SENTENCE } from '../sentence/sentence-state.js';
import { checkCuts, checkLookAt, checkPlaces } from './check-model.js';
import { firstAsker, mostSeen } from './model-follow.js';
import { modelReading } from './model-reading.js';
import type { ModelState } from './model-state.js';
import { type PlainEncoder, plainEncoderFrom } from './plain-encoder.js';

/** What a sentence in a real model can be told; everything is optional. */
export interface ModelSentenceOptions {
  /** What stands there first; up to 20 tokens are read. */
  sentence?: string;
  /** Another sentence, to see how alike the model finds both (`''`: none). */
  other?: string;
  /** The head that is looked at, as [layer, head], both counted from 1; head 0 is the mean of the layer ([4, 2]). */
  look?: HeadPlace;
  /** The place of the token that looks (the first pronoun, or else the last word). */
  from?: number;
  /** The place of the token that is looked at (that which the head looks at most, special ones left out). */
  to?: number;
  /** The heads that are cut (none). */
  cuts?: readonly HeadPlace[];
}

const CALLER = 'modelSentence';
const OPTIONS: OptionChecks<ModelSentenceOptions> = {
  sentence: checkText,
  other: checkText,
  look: checkPair,
  from: checkWhole,
  to: checkWhole,
  cuts: checkEach(checkPair),
};

let encoder: Promise<PlainEncoder> | undefined;

/**
 * A sentence to type in the model of chapter 8: who looks at whom in any head, and what changes when heads are cut.
 *
 * What is shown is what `encode` computes with `loadEncoder`; a head that is cut hands on zeros, as one to which a mask shows
 * nothing. *moves by* is 1 − cosine of a last vector with and without those heads, *alike* the cosine of two sentences.
 *
 * @param options sentences, the head and tokens that are looked at, heads that are cut
 * @returns what `explore` shows, once the model is loaded
 * @throws {RangeError} if a head or place is none of the model
 * @example
 * await explore(await modelSentence({ sentence: 'cool', look: [1, 3] }));
 * // prints A sentence of 3 tokens in a real model. In layer 1, head 3, cool looks at [CLS] 1.000, cool <0.001, [SEP] <0.001. cool looks at [CLS] most in layer 1, head 3: 1.000.
 */
export async function modelSentence(options: ModelSentenceOptions = {}): Promise<Explorable> {
  checkOptions(CALLER, options, OPTIONS);
  encoder ??= plainEncoderFrom(readAsset).catch((error: Error) => {
    encoder = undefined;
    throw error;
  });
  const loaded = await encoder;
  const { sentence = SENTENCE, other = '', look = [4, 2], cuts = [] } = options;
  const { layerCount, headCount } = loaded.config;
  checkLookAt(CALLER, look, [layerCount, headCount]);
  checkCuts(CALLER, cuts, [layerCount, headCount]);
  const read = atOnce(modelReading(loaded, { sentence, other, cuts }));
  const { from = firstAsker(read) } = options;
  const { to = mostSeen({ read, look, from }) } = options;
  checkPlaces(CALLER, { from, to });
  const state: ModelState = { sentence, other, look, from, to, cuts, read };
  return { name: 'model-sentence', state };
}
