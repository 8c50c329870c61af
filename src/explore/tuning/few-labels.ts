import { readAsset } from '../../assets/read-asset.js';
import { checkOptions, type OptionChecks } from '../../check/options.js';
import { checkCount, checkOneOf } from '../../check/values.js';
import type { Explorable } from '../explorable.js';
import { checkDraw, checkLabels } from './check-few.js';
import { fewReadingOf } from './few-reading.js';
import { type FewTask, tasks } from './few-state.js';
import { type FewLabelTexts, fewLabelTextsFrom } from './few-texts.js';

/** What a probe on few labels can be told; everything is optional. */
export interface FewLabelsOptions {
  /** Which task of chapter 12 (`'topics'`). */
  task?: FewTask;
  /** How many labels, 4 (of topics 8) to 256, each twice the one before (32). */
  labels?: number;
  /** Which texts, 1 to 3 (1). */
  draw?: number;
}

const CALLER = 'fewLabels';
const OPTIONS: OptionChecks<FewLabelsOptions> = {
  task: checkOneOf(...tasks),
  labels: checkCount,
  draw: checkDraw,
};

let texts: Promise<FewLabelTexts> | undefined;

/**
 * A probe that learns from few labels, and a slider for their number: how many new texts are right, and where all lie on a map.
 *
 * The probe is `trainProbe` on what `embedSentences` makes of the texts, trained anew at each change. The map shows the two
 * directions in which the new texts spread most; its fields are of a second probe that sees these two numbers alone.
 *
 * @param options task, number of labels, which texts
 * @returns what `explore` shows, once the texts are loaded
 * @throws {RangeError} if the task has no such number of labels, or there are no such texts
 * @example
 * await explore(await fewLabels({ labels: 8 }));
 * // prints From 8 labels of eight topics: 63 % of new texts right: 200 of 320. From as many labels, means and ranges of several draws: bag of words 0.23 (0.20 to 0.25), probe 0.58 (0.50 to 0.65), LoRA 0.50 (0.39 to 0.58). The map shows 11 % of the spread; a probe that sees the map alone has 58 % right. Learned from, animal: small class of minute arthropods.
 */
export async function fewLabels(options: FewLabelsOptions = {}): Promise<Explorable> {
  checkOptions(CALLER, options, OPTIONS);
  const { task = 'topics', labels = 32, draw = 1 } = options;
  checkLabels(CALLER, task, labels);
  texts ??= fewLabelTextsFrom(readAsset).catch((error: Error) => {
    texts = undefined;
    throw error;
  });
  const read = fewReadingOf(await texts, { task, labels, draw });
  return { name: 'few-labels', state: { task, labels, draw, look: 0, read } };
}
