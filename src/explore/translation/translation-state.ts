/** The languages that a number can be translated into. */
export const languages = ['german', 'french'] as const;
export type Language = (typeof languages)[number];

/** How a number was translated. */
export interface TranslationReading {
  /** `[m]`: the number in English words. */
  readonly source: readonly string[];
  /** `[n + 1]`: the words that were written; the last is `⟨end⟩`. */
  readonly target: readonly string[];
  /** The words that are right. */
  readonly right: readonly string[];
  /** `[n + 1, m]`: where it looked when it foretold each word, the mean of the heads. */
  readonly looks: readonly (readonly number[])[];
  /** `[n + 1, 5]`: the five words that were likeliest in its place, and their shares. */
  readonly likeliest: readonly (readonly Likely[])[];
}

/** A word that may come next. */
export interface Likely {
  readonly word: string;
  readonly share: number;
}

/** A number that is translated, and how much of it is seen. */
export interface TranslationState {
  /** What stands in the field. */
  readonly typed: string;
  /** The number that is translated: the last one that was typed in full. */
  readonly number: number;
  readonly language: Language;
  /** Whether it learned with a causal mask. */
  readonly hasMask: boolean;
  /** How many words have been written, `⟨end⟩` included. */
  readonly written: number;
  /** Which of them is followed. */
  readonly look: number;
  readonly read: TranslationReading;
}

/** The largest number that has words. */
export const LARGEST = 999_999;

/** The number that a text says, if it says one that has words. Digits may stand in groups: 45 321, 45,321, 45’321. */
export function numberFrom(typed: string): number | undefined {
  const digits =
    /^\d{1,3}(?:[ .,’'\u00a0\u202f]?\d{3})?$/.test(typed.trim()) || /^0*\d{1,6}$/.test(typed.trim());
  return digits ? Number(typed.replaceAll(/\D/g, '')) : undefined;
}

/** Whether all has been written. */
export function isWhole({ written, read }: TranslationState): boolean {
  return written >= read.target.length;
}

/** Whether each word is right. */
export function isRight({ read }: TranslationState): boolean {
  return [...read.right, '⟨end⟩'].join(' ') === read.target.join(' ');
}

/** The words as the language writes them. */
export function joined(words: readonly string[], language: Language): string {
  return words.join(language === 'french' ? '-' : '');
}

/** The state with one more word, which is followed then. */
export function withNext(state: TranslationState): TranslationState {
  if (isWhole(state)) return state;
  return { ...state, written: state.written + 1, look: state.written };
}
