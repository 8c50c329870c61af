import type { VNode } from 'preact';
import { element } from '../draw/svg.js';
import type { Switch } from '../kind.js';

/** What the bar below a picture offers and says. */
interface Bar {
  readonly canUndo: boolean;
  readonly canReset: boolean;
  readonly undo: () => void;
  readonly reset: () => void;
  readonly copy: () => void;
  /** What was said last. */
  readonly said: string;
  /** How much of what is loaded has come, 0 to 1; nothing while nothing is on its way. */
  readonly share: number | undefined;
  readonly switchesName: string;
  readonly switches: readonly Switch[];
  readonly turn: (id: string) => void;
}

/** The buttons below a picture. */
export function bar(it: Bar): VNode {
  const button = (label: string, onClick: () => void, more: object = {}) =>
    element('button', { type: 'button', onClick, ...more }, label);
  const [first, ...others] = it.switches.map(({ id, label, isOn }) =>
    button(label, () => it.turn(id), { 'aria-pressed': `${isOn}` }),
  );
  return element(
    'div',
    { class: 'bar' },
    button('Undo', it.undo, { 'aria-disabled': `${!it.canUndo}` }), // not disabled: it keeps the keyboard
    button('Reset', it.reset, { 'aria-disabled': `${!it.canReset}` }),
    button('Copy as a cell', it.copy),
    it.share === undefined ? null : element('progress', { value: it.share, 'aria-label': 'loaded' }),
    element('span', { class: 'said' }, it.said),
    first ? element('span', { class: 'bar first' }, element('b', {}, it.switchesName), first) : null,
    ...others,
  );
}

/** A cell's code, to be copied by hand. */
export function codeBox(code: string): VNode {
  return element('textarea', {
    readOnly: true,
    rows: 3,
    'aria-label': 'Code of a cell that shows this',
    value: code,
  });
}
