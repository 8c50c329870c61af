import type { VNode } from 'preact';
import { asCell } from '../as-cell.js';
import { element } from '../draw/svg.js';
import type { View } from '../kind.js';
import { bar, codeBox } from './bar.js';
import type { Session } from './session.js';
import { styleOf } from './style.js';
import { fieldBoxes } from './typing.js';

/** All that is seen of an explorable: what to try, texts to type, the picture, buttons, and notes. */
export function whole(session: Session, view: View): VNode {
  const { kind, history, code, heard } = session;
  const { now } = history;
  return element(
    'div',
    { class: 'all' },
    element('style', {}, styleOf(view.palette)),
    kind.isSignpost ? null : element('p', { class: 'hint' }, kind.hint),
    ...fields(session),
    kind.picture(now, view),
    kind.isSignpost ? null : buttons(session),
    ...kind.notes(now).map((note) => element('p', { class: 'note' }, note)),
    code === undefined ? null : codeBox(code),
    element('p', { class: 'heard', role: 'status' }, heard),
  );
}

function fields(session: Session): VNode[] {
  const shown = session.kind.typing?.fields(session.history.now) ?? [];
  const fields = shown.map((field) => ({ ...field, value: session.typed[field.id] ?? field.value }));
  return fieldBoxes(fields, (id, value) => void session.type(id, value));
}

function buttons(session: Session): VNode {
  const { kind, history, underway } = session;
  return bar({
    canUndo: history.past.length > 0,
    canReset: history.now !== history.first,
    undo: () => session.undo(),
    reset: () => session.reset(),
    copy: () => void copy(session),
    said: underway?.said ?? session.said,
    share: underway?.share,
    switchesName: kind.switchesName ?? 'Break it:',
    switches: kind.switches(history.now),
    turn: (id) => session.turn(id),
  });
}

/** Where the page may not write to the clipboard, the code is shown, to be copied by hand. */
async function copy(session: Session): Promise<void> {
  const code = asCell(session.kind, session.history.now);
  const isCopied = await navigator.clipboard?.writeText(code).then(
    () => true,
    () => false,
  );
  if (isCopied) session.say('Copied: paste it into a code cell.', 'Copied');
  else session.say('', 'The code is below', code);
}
