import type { Kind } from '../kind.js';
import { optionsBeyond } from '../options-beyond.js';
import { areNumbers, each, type Fits, isNumber, record, whole } from '../shape.js';
import { untouched } from '../untouched.js';
import { type DigitNets, digitNetsFrom } from './digit-nets.js';
import { digitPicture, PIXEL } from './digit-picture.js';
import { readingOf } from './digit-reading.js';
import { type DigitState, FAR, SIDE, withShift } from './digit-state.js';
import { digitFinding } from './digit-words.js';

const CALLER = 'slidingDigit';

const ofBoth = (fits: Fits) => record({ convolution: fits, transformer: fits });

/** A digit that slides, as what shows it needs it. */
export const digitKind: Kind<DigitState> = {
  ...untouched,
  hint: 'Slide the digit: drag it, or move it by arrow keys. Then choose another one.',
  maker: CALLER,
  isMadeLater: true,
  shape: {
    digit: whole(0, 9),
    shift: each(whole(-FAR, FAR), 2, 2),
    read: record({
      image: each(isNumber, SIDE ** 2, SIDE ** 2),
      shares: ofBoth(areNumbers),
      evidence: areNumbers,
      looked: areNumbers,
      answers: ofBoth(areNumbers),
    }),
  },
  picture: digitPicture,
  result: digitFinding,
  options: ({ digit, shift }) => optionsBeyond({ digit: 9, shift: [0, 0] }, { digit, shift }),
  dragged: (state, handle, dx, dy) =>
    handle === 'digit' ? withShift(state, [state.shift[0] + dx / PIXEL, state.shift[1] + dy / PIXEL]) : state,
  keyed: (state, handle, key) => (handle === 'digit' ? moved(state, key) : chosen(state, handle, key)),
  next(_, handle, key) {
    const [at, step] = [pickOf(handle), { ArrowLeft: -1, ArrowRight: 1 }[key]];
    return at === undefined || step === undefined ? undefined : `pick.${(at + step + 10) % 10}`;
  },
  needs: {
    load: digitNetsFrom,
    missing: ['nets', 'slide the digit'],
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
