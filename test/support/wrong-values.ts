import * as tf from '@tensorflow/tfjs';

/** Values of many kinds; at most places most of them are wrong. */
export function wrongValues(): unknown[] {
  const gone = tf.ones([2, 2]);
  gone.dispose();
  return [
    ...[undefined, null, true, 7, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 10n, Symbol('they')],
    ...['', 'they', [], [undefined], [null], ['they'], [7], [[]], [[1, 2], [3]], [{}], {}, { teh: 1 }],
    ...[() => undefined, Promise.resolve([1]), new Map(), new Float32Array(2), new Date(0)],
    ...[tf.tensor1d([1, 2]), tf.tensor(['they']), tf.scalar(1), tf.zeros([0, 2]), gone],
  ];
}

/** A place within the arguments of a call: which argument, which name or place in it, and so on. */
type Path = readonly (string | number)[];

/** A call's arguments, changed in one place. */
export interface Variation {
  told: string;
  args: unknown[];
}

const DEEPEST = 3;

/** All ways to tell a function something else in one place: another value, nothing, or a name that is spelt wrong. */
export function* variations(args: unknown[]): Generator<Variation> {
  for (let count = 0; count < args.length; count++)
    yield { told: `the first ${count} arguments`, args: args.slice(0, count) };
  for (const path of placesIn(args, [])) {
    for (const value of wrongValues())
      yield { told: `${said(value)} at ${path.join('.')}`, args: changed(args, path, () => value) };
    const owner = valueAt(args, path);
    if (!isPlain(owner)) continue;
    for (const name of Object.keys(owner)) {
      const misspelt = `${name.slice(0, -1)}${name.at(-1)}${name.at(-1)}`;
      yield {
        told: `${misspelt} instead of ${name} at ${path.join('.')}`,
        args: changed(args, path, () => renamed(owner, name, misspelt)),
      };
    }
  }
}

/** The places in a value that can be told differently: names of objects, and of a list the first and the last place. */
function* placesIn(value: unknown, path: Path): Generator<Path> {
  if (path.length > 0) yield path;
  if (path.length === DEEPEST) return;
  if (isPlain(value)) for (const name of Object.keys(value)) yield* placesIn(value[name], [...path, name]);
  if (!Array.isArray(value)) return;
  const places = path.length === 0 ? [...value.keys()] : [...new Set([0, value.length - 1])];
  for (const place of places) if (place >= 0) yield* placesIn(value[place], [...path, place]);
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce((at, step) => (at as Record<string | number, unknown>)[step], value);
}

/** A copy in which the value at `path` is another; what is not on the way there is shared. */
function changed<Value>(value: Value, path: Path, change: (old: unknown) => unknown): Value {
  const [step, ...rest] = path;
  if (step === undefined) return change(value) as Value;
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string | number, unknown>;
  copy[step] = changed(copy[step], rest, change);
  return copy as Value;
}

function renamed(owner: Record<string, unknown>, from: string, to: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(owner).map(([name, value]) => [name === from ? to : name, value]));
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

function said(value: unknown): string {
  if (value instanceof tf.Tensor) return `a tensor [${value.shape}]${value.isDisposed ? ', disposed' : ''}`;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
