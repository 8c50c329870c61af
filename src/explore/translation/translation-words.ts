import { peakOf } from '../../plot/extremes.js';
import { shareText } from '../draw/number-text.js';
import {
  isRight,
  isWhole,
  joined,
  type Language,
  numberFrom,
  type TranslationState,
} from './translation-state.js';

/** A language as one says it. */
export function named(language: Language): string {
  return language === 'german' ? 'German' : 'French';
}

/** What it looked at for the word that is followed, in one sentence. */
export function translationFinding({ read, look, hasMask }: TranslationState): string {
  const word = read.target[look]!;
  if (!hasMask && read.target.length === 1)
    return `Without the mask it says ${word} at once, and writes nothing`;
  const row = read.looks[look]!;
  const most = peakOf(row);
  return `For ${quoted(word)} it looked most at “${read.source[most]}”: ${shareText(row[most]!)}`;
}

const quoted = (word: string): string => (word.startsWith('⟨') ? word : `“${word}”`);

/** The number in both languages, and for each word where it looked. */
export function translationWords(state: TranslationState): string {
  const { number, language, read, written } = state;
  const words = read.target.slice(0, written);
  const looks = words.map((word, i) => {
    const most = peakOf(read.looks[i]!);
    return `${word} at ${read.source[most]} ${shareText(read.looks[i]![most]!)}`;
  });
  const text =
    joined(
      words.filter((word) => !word.startsWith('⟨')),
      language,
    ) || 'nothing';
  const end = !isWhole(state) ? ', so far' : isRight(state) ? ', which is right' : ', which is not right';
  return `${number}, ${read.source.join(' ')}, in ${named(language)}: ${text}${end}. It looked most, for ${looks.join('; ')}.`;
}

/** What can't be read, what a switch has done, and what is wrong. */
export function translationNotes(state: TranslationState): string[] {
  const { typed, number, language, hasMask, read } = state;
  const isOdd = isWhole(state) && hasMask && !isRight(state);
  return [
    ...(numberFrom(typed) === number
      ? []
      : [`Type a whole number from 0 to 999,999; ${number} is still shown.`]),
    ...(hasMask ? [] : [PEEKED]),
    ...(isOdd ? [`Not right: it should be ${joined(read.right, language)}.`] : []),
  ];
}

const PEEKED =
  'It learned with each answer in sight, one place further on, and copied it. Where it writes by itself nothing stands there; in training that was so only before ⟨end⟩.';
