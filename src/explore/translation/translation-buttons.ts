import type { VNode } from 'preact';
import { buttonRows } from '../draw/button.js';
import type { View } from '../kind.js';
import { isWhole, languages, type TranslationState } from './translation-state.js';
import { named } from './translation-words.js';

/** Which language, and how it goes on: four buttons in a row, or in two. */
export function translationButtons(state: TranslationState, view: View, width: number): VNode[] {
  const chosen = languages.map((language) => ({
    id: `language.${language}`,
    label: named(language),
    isOn: state.language === language,
  }));
  const moves = [
    { id: 'write.next', label: isWhole(state) ? 'from the start' : 'next word' },
    ...(isWhole(state) ? [] : [{ id: 'write.all', label: 'all words' }]),
  ];
  return buttonRows(view, [...chosen, ...moves], { width, columns: width > 600 ? 4 : 2 });
}
