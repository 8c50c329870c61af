import { described } from '../../check/described.js';
import { checkFunction, checkText, checkTexts } from '../../check/values.js';
import { type Check, checkWith } from './judge/define-check.js';
import { type Givens, optional } from './judge/givens.js';
import { whatCantAnswer } from './judge/strange.js';
import { right as passed, type Verdict, waiting, wrong } from './judge/verdict.js';

/** What can be expected: a word, a number, true or false; or several under their names. */
export type Expected = string | number | boolean | { readonly [name: string]: string | number | boolean };

/** What a prediction is held against. */
export interface PredictionGiven {
  /** Finds out what really happens. */
  right: () => Expected;
  /** Where to look if it turned out differently. */
  hint?: string;
  /** What may be answered (default: anything). */
  options?: () => readonly string[];
}

const GIVEN: Givens<PredictionGiven> = {
  right: checkFunction,
  hint: optional(checkText),
  options: optional(checkFunction),
};

/**
 * Holds a prediction, made before running, against what really happens. A wrong prediction is no mistake: it is a question.
 *
 * Several that belong together are judged together, so that a miss doesn't say which.
 *
 * @param answer what the learner expects
 * @param given what finds out, and where to look
 * @example
 * const given = { right: () => 'transformers', hint: 'look at the row of they' };
 * check.prediction('Transformers', given); // prints ✓ prediction: as you predicted
 * check.prediction('cool', given); // prints ✗ prediction: it turned out differently: look at the row of they
 */
export const prediction: Check<PredictionGiven> = checkWith(
  { check: 'prediction', given: GIVEN },
  (answer, given) => {
    const strange = whatCantAnswer(answer);
    if (strange) return wrong(strange.text, strange.mistake);
    const mine = named(answer);
    return notAnOption(mine, given) ?? compare(mine, expectedFrom(given.right()), given.hint);
  },
);

function notAnOption(mine: Named, { options }: PredictionGiven): Verdict | undefined {
  const allowed = options && textsFrom(options());
  const odd =
    allowed &&
    Object.values(mine).find((part) => part !== undefined && !allowed.map(normal).includes(normal(part)));
  if (odd === undefined) return undefined;
  return typeof odd === 'string' && /\S\s+\S/.test(odd)
    ? wrong(`expected one word, got ${described(odd)}`, 'several')
    : wrong(`${described(odd)} is none of ${allowed!.join(', ')}`, 'no-option');
}

function compare(mine: Named, right: Expected, hint = 'find out why'): Verdict {
  const truth = named(right);
  const names = Object.keys(truth);
  const strange = Object.keys(mine).filter((name) => !names.includes(name));
  if (strange.length > 0)
    return wrong(`expected ${formOf(names)}, got ${formOf(Object.keys(mine))}`, 'several');
  if (names.some((name) => mine[name] === undefined)) return waiting();
  if (names.every((name) => normal(mine[name]) === normal(truth[name]))) return passed('as you predicted');
  const other = names.find((name) => kindOf(mine[name]) !== kindOf(truth[name]));
  if (other !== undefined)
    return wrong(`expected ${kindOf(truth[other])}, got ${described(mine[other])}`, 'kind');
  return wrong(`it turned out differently: ${hint}`, 'differently');
}

// One answer has no name.
function formOf(names: readonly string[]): string {
  if (names.includes('')) return 'one answer';
  return names.some((name) => /^\d+$/.test(name))
    ? `a list of ${names.length}`
    : `answers under ${names.join(', ')}`;
}

function kindOf(value: unknown): string {
  const plain = normal(value);
  return typeof plain === 'number' ? 'a number' : typeof plain === 'boolean' ? 'true or false' : 'a word';
}

function textsFrom(options: unknown): readonly string[] {
  checkTexts('check.prediction', 'what options gives', options);
  return options as string[];
}

function expectedFrom(right: unknown): Expected {
  const parts = Object.values(named(right));
  const odd = parts.findIndex((part) => !['string', 'number', 'boolean'].includes(typeof part));
  if (parts.length > 0 && odd < 0) return right as Expected;
  const got = described(parts.length > 0 ? parts[odd] : right);
  throw new TypeError(`check.prediction: expected right to give a text, a number, true or false, got ${got}`);
}

type Named = Readonly<Record<string, unknown>>;

// Several values under their names; one value has none, nor has one in brackets.
function named(answer: unknown): Named {
  if (Array.isArray(answer) && answer.length === 1) return { '': answer[0] };
  return typeof answer === 'object' && answer !== null ? (answer as Named) : { '': answer };
}

function normal(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const text = value.toLowerCase().replace(/^[\s"'“‘]+|[\s"'”’.!?]+$/g, ''); // as it may be copied out of a text
  return text !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
}
