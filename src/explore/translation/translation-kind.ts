import type { Kind } from '../kind.js';
import { optionsBeyond } from '../options-beyond.js';
import { areRows, areTexts, each, isFlag, isNumber, isText, oneOf, record, whole } from '../shape.js';
import type { NumberTranslators } from './number-translators.js';
import { numberTranslatorsFrom } from './number-translators.js';
import { translationPicture } from './translation-picture.js';
import { translationOf } from './translation-reading.js';
import {
  isWhole,
  LARGEST,
  languages,
  numberFrom,
  type TranslationState,
  withNext,
} from './translation-state.js';
import { translationFinding, translationNotes } from './translation-words.js';

/** A number that is translated, as what shows it needs it. */
export const translationKind: Kind<TranslationState> = {
  hint: 'Type a number, and press “next word” again and again. Point at a word that is written to see its sources.',
  maker: 'translatedNumber',
  isMadeLater: true,
  shape: {
    typed: isText,
    number: whole(0, LARGEST),
    language: oneOf(languages),
    hasMask: isFlag,
    written: whole(1),
    look: whole(0),
    read: record({
      source: areTexts,
      target: areTexts,
      right: areTexts,
      looks: areRows,
      likeliest: each(each(record({ word: isText, share: isNumber }))),
    }),
  },
  picture: translationPicture,
  result: translationFinding,
  options: (state) => {
    const { number, language, hasMask, written, look } = state;
    const made = { number, language, hasMask, look };
    return {
      ...optionsBeyond({ number: 45321, language: 'german', hasMask: true, look: 0 }, made),
      ...(isWhole(state) ? {} : { written }),
    };
  },
  dragged: (state) => state,
  keyed: (state, handle, key) => (key === 'Enter' || key === ' ' ? pressed(state, handle) : undefined),
  looked(state, handle) {
    const look = placeOf(state, handle);
    return look === undefined || look === state.look ? state : { ...state, look };
  },
  next(state, handle, key) {
    const [at, step] = [placeOf(state, handle), { ArrowUp: -1, ArrowDown: 1 }[key]];
    if (at !== undefined && step !== undefined)
      return `word.${Math.min(state.written - 1, Math.max(0, at + step))}`;
    const isTurn = key === 'ArrowLeft' || key === 'ArrowRight';
    const other = languages.find((language) => handle !== `language.${language}`);
    return isTurn && handle.startsWith('language.') ? `language.${other}` : undefined;
  },
  switches: ({ language, hasMask }) =>
    language === 'german' ? [{ id: 'noMask', label: 'trained without the mask', isOn: !hasMask }] : [],
  switched: (state) => begun({ ...state, hasMask: !state.hasMask }),
  notes: translationNotes,
  typing: {
    fields: ({ typed }) => [{ id: 'number', label: 'Your number, 0 to 999,999', value: typed }],
    typed(state, _, typed, loaded) {
      const number = numberFrom(typed);
      if (number === undefined) return { ...state, typed };
      return completed(begun({ ...state, typed, number }), loaded);
    },
  },
  needs: {
    load: numberTranslatorsFrom,
    missing: ['translators', 'translate'],
    completed,
  },
};

function pressed(state: TranslationState, handle: string): TranslationState | undefined {
  if (handle === 'write.next') return isWhole(state) ? begun(state) : withNext(state);
  if (handle === 'write.all') return { ...state, written: state.read.target.length };
  const language = languages.find((each) => handle === `language.${each}`);
  if (language === undefined) return undefined;
  return language === state.language ? state : begun({ ...state, language, hasMask: true });
}

// With its first word written.
function begun(state: TranslationState): TranslationState {
  return { ...state, written: 1, look: 0 };
}

function completed(state: TranslationState, loaded: unknown): TranslationState {
  return { ...state, read: translationOf(loaded as NumberTranslators, state) };
}

function placeOf({ written }: TranslationState, handle: string): number | undefined {
  const at = Number(/^word\.(\d+)$/.exec(handle)?.[1] ?? Number.NaN);
  return at < written ? at : undefined;
}
