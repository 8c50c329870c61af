import type { VNode } from 'preact';
import { element } from '../draw/svg.js';
import type { Field } from '../kind.js';

/** The texts to type, each with its label. */
export function fieldBoxes(fields: readonly Field[], type: (id: string, value: string) => void): VNode[] {
  return fields.map(({ id, label, value }) =>
    element(
      'label',
      { class: 'field' },
      label,
      element('input', {
        type: 'text',
        dir: 'auto', // Arabic begins on the right
        value,
        maxLength: 300,
        spellcheck: false,
        autocomplete: 'off',
        onInput: ({ target }: Event) => type(id, (target as HTMLInputElement).value),
      }),
    ),
  );
}
