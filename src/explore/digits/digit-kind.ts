import { checkObject } from '../../check/values.js';
import type { Kind } from '../kind.js';
import { optionsBeyond } from '../options-beyond.js';
import { checkDigit, checkReading, checkShift } from './check-digit.js';
import { type DigitNets, digitNetsFrom } from './digit-nets.js';
import { digitPicture, PIXEL } from './digit-picture.js';
import { readingOf } from './digit-reading.js';
import { type DigitState, withShift } from './digit-state.js';
import { digitFinding, digitWords } from './digit-words.js';

const CALLER = 'slidingDigit';

/** A digit that slides, as what shows it needs it. */
export const digitKind: Kind<DigitState> = {
  hint: 'Slide the digit: drag it, or move it by arrow keys. Then choose another one.',
  maker: CALLER,
  isMadeLater: true,
  read: digitState,
  picture: digitPicture,
  words: digitWords,
  result: digitFinding,
  options: ({ digit, shift }) => optionsBeyond({ digit: 9, shift: [0, 0] }, { digit, shift }),
  dragged: (state, handle, dx, dy) =>
    handle === 'digit' ? withShift(state, [state.shift[0] + dx / PIXEL, state.shift[1] + dy / PIXEL]) : state,
  keyed: (state, handle, key) => (handle === 'digit' ? moved(state, key) : chosen(state, handle, key)),
  looked: (state) => state,
  next(_, handle, key) {
    const [at, step] = [pickOf(handle), { ArrowLeft: -1, ArrowRight: 1 }[key]];
    return at === undefined || step === undefined ? undefined : `pick.${(at + step + 10) % 10}`;
  },
  switches: () => [],
  notes: () => [],
  switched: (state) => state,
  needs: {
    load: digitNetsFrom,
    missing: 'The nets can’t be loaded here. Open the chapter in the kit’s own page to slide the digit.',
    completed: (state, loaded) => ({
      ...state,
      read: readingOf(loaded as DigitNets, state.digit, state.shift),
    }),
  },
};

function moved(state: DigitState, key: string): DigitState | undefined {
  const [right, down] = state.shift;
  const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
  if (key === 'Home') return withShift(state, [0, 0]);
  return step && withShift(state, [right + step[0]!, down + step[1]!]);
}

function chosen(state: DigitState, handle: string, key: string): DigitState | undefined {
  const digit = pickOf(handle);
  if (digit === undefined || (key !== 'Enter' && key !== ' ')) return undefined;
  return digit === state.digit ? state : { ...state, digit };
}

function pickOf(handle: string): number | undefined {
  const found = /^pick\.(\d)$/.exec(handle);
  return found ? Number(found[1]) : undefined;
}

// A state as a file has it.
function digitState(value: unknown): DigitState {
  checkObject(CALLER, 'state', value);
  const { digit, shift, read } = value as DigitState;
  checkDigit(CALLER, 'digit', digit);
  checkShift(CALLER, 'shift', shift);
  checkReading(CALLER, read);
  return { digit, shift, read };
}
