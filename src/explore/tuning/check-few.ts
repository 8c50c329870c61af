import { described } from '../../check/described.js';
import { type Check, checkObject, checkOneOf } from '../../check/values.js';
import { fail } from '../../plot/values.js';
import {
  countsOf,
  type Dot,
  DRAWS,
  type FewCurve,
  type FewReading,
  type FewState,
  type FewTask,
  JUDGED,
  tasks,
} from './few-state.js';

const CALLER = 'fewLabels';

/** Asserts that a task has such a count of labels. */
export function checkLabels(caller: string, task: FewTask, labels: unknown): void {
  const counts = countsOf(task);
  if (!counts.includes(labels as number))
    fail(caller, `labels as one of ${counts.join(', ')}`, described(labels));
}

/** Asserts that a value says which texts are drawn. */
export const checkDraw: Check = (caller, name, value) => {
  if (!isWhole(value, 1, DRAWS)) fail(caller, `${name} from 1 to ${DRAWS}`, described(value));
};

function isWhole(value: unknown, least: number, most: number): boolean {
  return Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
}

const isShare = (value: unknown) => typeof value === 'number' && value >= 0 && value <= 1;
const areAll = (value: unknown, isPart: (part: never) => boolean): boolean =>
  Array.isArray(value) && value.every((part) => isPart(part as never));
const isPlace = (value: unknown) => isWhole(value, 0, 1000);
const isText = (value: unknown) => typeof value === 'string';

/** Asserts that a reading, as a file has it, is one that `fewLabels` could have made. */
function checkRead(caller: string, value: unknown): void {
  const { classes, dots, right, flatRight, fields, shown, curves } = (value ?? {}) as FewReading;
  const isRight =
    areAll(classes, isText) &&
    isWhole(classes.length, 2, 8) &&
    areAll(dots, (dot) => isDot(dot, classes.length)) &&
    dots.length > 0 &&
    [right, flatRight].every((count) => isWhole(count, 0, JUDGED)) &&
    areAll(fields, (field) => areAll(field, (point) => areAll(point, isPlace))) &&
    fields.length === classes.length &&
    isShare(shown) &&
    areAll(curves, isCurve) &&
    curves.length <= 3;
  if (!isRight) fail(caller, 'read as fewLabels makes it', described(value));
}

function isDot(value: unknown, classCount: number): boolean {
  const { text, x, y, is, said } = (value ?? {}) as Dot;
  const isClass = (label: unknown) => isWhole(label, 0, classCount - 1);
  return isText(text) && isPlace(x) && isPlace(y) && isClass(is) && (said === undefined || isClass(said));
}

function isCurve(value: unknown): boolean {
  const { name, points } = (value ?? {}) as FewCurve;
  const isPoint = (point: unknown) => {
    const { count, mean, least, most } = (point ?? {}) as FewCurve['points'][number];
    return isWhole(count, 1, 256) && [mean, least, most].every(isShare);
  };
  return isText(name) && areAll(points, isPoint);
}

/** A state as a file has it. @throws {RangeError} when it is none */
export function fewState(value: unknown): FewState {
  checkObject(CALLER, 'state', value);
  const { task, labels, draw, look, read } = value as FewState;
  checkOneOf(...tasks)(CALLER, 'task', task);
  checkLabels(CALLER, task, labels);
  checkDraw(CALLER, 'draw', draw);
  checkRead(CALLER, read);
  const last = read.dots.length - 1;
  if (!(Number.isInteger(look) && look >= 0 && look <= last))
    fail(CALLER, `look from 0 to ${last}`, `${look}`);
  return { task, labels, draw, look, read };
}
