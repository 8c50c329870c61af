/** Whether a value is as a part of a state should be. A page asks no more of a saved state; the sentences that say what doesn't fit are for makers. */
export type Fits = (value: unknown) => boolean;

/** What each part of a state has to be. */
export type Shape<State> = { readonly [Name in keyof State]-?: Fits };

export const isText: Fits = (value) => typeof value === 'string';

export const isFlag: Fits = (value) => typeof value === 'boolean';

export const isNumber: Fits = (value) => Number.isFinite(value);

/** A whole number between these. */
export function whole(
  least: number = Number.NEGATIVE_INFINITY,
  most: number = Number.POSITIVE_INFINITY,
): Fits {
  return (value) => Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most;
}

/** One of these texts. */
export function oneOf(choices: readonly unknown[]): Fits {
  return (value) => choices.includes(value);
}

/** A list of at least and at most so many of these. */
export function each(fits: Fits, least: number = 0, most: number = 1e6): Fits {
  return (value) =>
    Array.isArray(value) &&
    value.length >= least &&
    value.length <= most &&
    value.every((part) => fits(part));
}

/** What is undefined, or fits. */
export function maybe(fits: Fits): Fits {
  return (value) => value === undefined || fits(value);
}

/** An object with these parts; others don't matter. */
export function record(shape: Readonly<Record<string, Fits>>): Fits {
  return (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(shape).every(([name, fits]) => fits((value as Record<string, unknown>)[name]));
}

/** An object in which all is of this kind, whatever its name. */
export function named(fits: Fits): Fits {
  return (value) => record({})(value) && Object.values(value as object).every((part) => fits(part));
}

export const isPair: Fits = each(isNumber, 2, 2);

export const areTexts: Fits = each(isText);

export const areNumbers: Fits = each(isNumber);

export const areRows: Fits = each(areNumbers);
