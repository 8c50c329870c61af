import type { VNode } from 'preact';
import { BUTTON, button } from '../draw/button.js';
import type { View } from '../kind.js';
import { isWhole, languages, type TranslationState } from './translation-state.js';
import { named } from './translation-words.js';

/** Which language, and how it goes on: four buttons in a row, or in two. */
export function translationButtons(state: TranslationState, view: View, width: number): VNode[] {
  const columns = width > 600 ? 4 : 2;
  const step = (width + 6) / columns;
  const chosen = languages.map((language) => ({
    id: `language.${language}`,
    label: named(language),
    isOn: state.language === language,
  }));
  const moves = [
    { id: 'write.next', label: isWhole(state) ? 'from the start' : 'next word' },
    ...(isWhole(state) ? [] : [{ id: 'write.all', label: 'all words' }]),
  ];
  return [...chosen, ...moves].map((each, i) =>
    button(view, {
      ...each,
      x: (i % columns) * step,
      y: Math.floor(i / columns) * (BUTTON + 6),
      width: step - 6,
    }),
  );
}
