import type { Kind } from '../kind.js';
import { optionsBeyond } from '../options-beyond.js';
import { each, whole } from '../shape.js';
import { untouched } from '../untouched.js';
import { stepsPicture } from './steps-picture.js';
import { type StepsState, stepsFinding, stepText } from './steps-state.js';

/** The five steps as a line, as what shows it needs it. */
export const stepsKind: Kind<StepsState> = {
  ...untouched,
  hint: '',
  maker: 'fiveSteps',
  shape: { lit: each(whole(1, 5), 1), look: whole(1, 5) },
  picture: stepsPicture,
  result: (state) => `${stepsFinding(state)}. ${stepText(state)}`,
  options: ({ lit, look }) => optionsBeyond({ lit: [1, 2, 3, 4, 5], look: lit[0]! }, { lit, look }),
  looked(state, handle) {
    const look = stepOf(handle);
    return look === undefined || look === state.look ? state : { ...state, look };
  },
  next(_, handle, key) {
    const [at, step] = [stepOf(handle), { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[key]];
    return at === undefined || step === undefined ? undefined : `step.${Math.min(5, Math.max(1, at + step))}`;
  },
  isSignpost: true,
};

function stepOf(handle: string): number | undefined {
  const found = /^step\.([1-5])$/.exec(handle);
  return found ? Number(found[1]) : undefined;
}
