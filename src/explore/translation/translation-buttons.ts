import type { VNode } from 'preact';
import { element, text } from '../draw/svg.js';
import type { View } from '../kind.js';
import { isWhole, languages, type TranslationState } from './translation-state.js';
import { named } from './translation-words.js';

/** How high a button is. */
export const BUTTON = 36;

/** A button, and where it stands. */
interface Place {
  readonly id: string;
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Whether it is chosen among others; undefined where it isn't chosen but does something. */
  readonly isOn?: boolean;
}

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

function button({ palette, isLive }: View, { id, label, x, y, width, isOn }: Place): VNode {
  const pressed =
    isOn === undefined ? { tabindex: 0 } : { tabindex: isOn ? 0 : -1, 'aria-pressed': `${isOn}` };
  const roles = { role: 'button', 'aria-label': label, ...pressed };
  return element(
    'g',
    { 'data-cell': id, style: 'cursor: pointer', ...(isLive ? roles : {}) },
    element('rect', {
      x: x + 1,
      y: y + 1,
      width: width - 2,
      height: BUTTON - 2,
      rx: 8,
      fill: isOn ? palette.lit : palette.ground,
      stroke: isOn ? palette.accent : palette.line,
    }),
    text(x + width / 2, y + 23, label, {
      anchor: 'middle',
      size: 14,
      weight: isOn ? 700 : 400,
      fill: isOn ? palette.accent : palette.ink,
    }),
  );
}
