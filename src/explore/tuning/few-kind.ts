import { keySteps } from '../draw/key-steps.js';
import type { Kind } from '../kind.js';
import { optionsBeyond } from '../options-beyond.js';
import { areRows, areTexts, each, isNumber, isText, maybe, oneOf, record, whole } from '../shape.js';
import { untouched } from '../untouched.js';
import { DOUBLING, fewPicture } from './few-picture.js';
import { fewReadingOf } from './few-reading.js';
import { countsOf, DRAWS, type FewState, tasks, withLabels, withTask } from './few-state.js';
import { type FewLabelTexts, fewLabelTextsFrom } from './few-texts.js';
import { fewFinding } from './few-words.js';

const CALLER = 'fewLabels';

/** A probe on few labels, as what shows it needs it. */
export const fewKind: Kind<FewState> = {
  ...untouched,
  hint: 'Drag the number of labels: how soon does the curve flatten? Then ask who does it, and drag again.',
  maker: CALLER,
  isMadeLater: true,
  shape: {
    task: oneOf(tasks),
    labels: whole(1, 256),
    draw: whole(1, DRAWS),
    look: whole(0),
    read: record({
      classes: areTexts,
      dots: each(record({ text: isText, x: isNumber, y: isNumber, is: whole(0), said: maybe(whole(0)) })),
      right: whole(0),
      flatRight: whole(0),
      fields: each(areRows),
      shown: isNumber,
      curves: each(
        record({
          name: isText,
          points: each(record({ count: whole(1), mean: isNumber, least: isNumber, most: isNumber })),
        }),
      ),
    }),
  },
  picture: fewPicture,
  result: fewFinding,
  options: ({ task, labels, draw }) =>
    optionsBeyond({ task: 'topics', labels: 32, draw: 1 }, { task, labels, draw }),
  dragged: (state, handle, dx) =>
    handle === 'labels' ? withLabels(state, state.labels * 2 ** (dx / DOUBLING)) : state,
  keyed: (state, handle, key) => (handle === 'labels' ? slid(state, key) : pressed(state, handle, key)),
  looked(state, handle) {
    const look = dotOf(state, handle);
    return look === undefined || look === state.look ? state : { ...state, look };
  },
  next(state, handle, key) {
    const [dot, step] = [dotOf(state, handle), keySteps[key]];
    if (step === undefined) return undefined;
    if (dot !== undefined) return `dot.${Math.min(state.read.dots.length - 1, Math.max(0, dot + step))}`;
    const other = tasks.find((task) => handle !== `task.${task}`);
    return handle.startsWith('task.') ? `task.${other}` : undefined;
  },
  needs: {
    load: fewLabelTextsFrom,
    missing: ['texts', 'slide the labels'],
    completed: (state, loaded) => ({ ...state, read: fewReadingOf(loaded as FewLabelTexts, state) }),
  },
};

function slid(state: FewState, key: string): FewState | undefined {
  const counts = countsOf(state.task);
  const step = keySteps[key];
  const wanted = { Home: counts[0], End: counts.at(-1) }[key] ?? (step && state.labels * 2 ** step);
  return wanted === undefined ? undefined : withLabels(state, wanted);
}

function pressed(state: FewState, handle: string, key: string): FewState | undefined {
  if (key !== 'Enter' && key !== ' ') return undefined;
  if (handle === 'draw') return { ...state, draw: (state.draw % DRAWS) + 1, look: 0 };
  const task = tasks.find((each) => handle === `task.${each}`);
  return task && withTask(state, task);
}

function dotOf({ read }: FewState, handle: string): number | undefined {
  const dot = Number(/^dot\.(\d+)$/.exec(handle)?.[1] ?? Number.NaN);
  return dot < read.dots.length ? dot : undefined;
}
