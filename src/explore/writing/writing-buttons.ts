import type { VNode } from 'preact';
import { type Button, buttonRows } from '../draw/button.js';
import type { View } from '../kind.js';
import { choicesOf, numbersOf, texts, type WritingState } from './writing-state.js';
import { counted, learnedFrom } from './writing-words.js';

/** What is chosen by buttons. */
export type Choice = 'size' | 'text' | 'layer' | 'head';

type Spot = Pick<Parameters<typeof buttonRows>[2], 'width' | 'columns'>;

/** The buttons of one name: one for each value; what this size is not there for can't be chosen. */
export function choiceButtons(state: WritingState, view: View, name: Choice, spot: Spot): VNode[] {
  const choices = choicesOf(state)[name]!;
  const buttons = (name === 'text' ? texts : choices).map((value) => ({
    id: `${name}.${value}`,
    isOn: value === state[name],
    isOff: !choices.includes(value),
    ...labelOf(state, name, value),
  }));
  return buttonRows(view, buttons, spot);
}

/** Another text, and the first one again. */
export function againButtons(view: View, { seed }: WritingState, spot: Spot): VNode[] {
  const buttons = [
    { id: 'again', label: 'write again', spoken: `write again, with seed ${seed + 1}` },
    ...(seed === 1 ? [] : [{ id: 'same', label: 'seed 1 again' }]),
  ];
  return buttonRows(view, buttons, spot);
}

function labelOf(
  { read }: WritingState,
  name: string,
  value: string | number,
): Pick<Button, 'label' | 'spoken'> {
  if (name === 'text') {
    const label = learnedFrom[value as WritingState['text']];
    return { label, spoken: `learned from ${label} characters` };
  }
  if (name === 'size') {
    const label = counted(Number(numbersOf(read, Number(value)).toPrecision(2)));
    return { label, spoken: `${label} learned numbers` };
  }
  return value === 0
    ? { label: 'all', spoken: 'mean of all heads' }
    : { label: `${value}`, spoken: `${name} ${value}` };
}
