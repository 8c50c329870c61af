import { checkHas } from '../../check/options.js';
import { checkEach, checkTexts, checkWhole } from '../../check/values.js';

/** Texts, and which class each belongs to. */
export interface LabelledTexts {
  /** The names of the classes. */
  classes: readonly string[];
  texts: string[];
  /** Of each text, the place of its class. */
  labels: number[];
}

/** Asserts that a value is labelled texts, and that they have some classes. */
export function checkLabelled(caller: string, data: LabelledTexts, classes?: readonly string[]): void {
  const parts = { classes: checkTexts, texts: checkTexts, labels: checkEach(checkWhole) };
  checkHas(caller, 'the labelled texts', data, parts);
  const { texts, labels } = data;
  if (texts.length === 0) throw new RangeError(`${caller}: expected one text or more, got none`);
  if (labels.length !== texts.length)
    throw new RangeError(
      `${caller}: expected as many labels as texts, got ${labels.length} for ${texts.length}`,
    );
  const odd = labels.find((label) => !(label in data.classes));
  if (odd !== undefined)
    throw new RangeError(`${caller}: expected labels from 0 to ${data.classes.length - 1}, got ${odd}`);
  if (classes && classes.join('\n') !== data.classes.join('\n'))
    throw new RangeError(`${caller}: expected the classes ${told(classes)}, got ${told(data.classes)}`);
}

const told = (classes: readonly string[]) => `[${classes.join(', ')}]`;
