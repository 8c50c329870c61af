import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import * as attention from '../../src/attention/index.js';
import { expectClose } from '../support/tensors.js';

/** Numbers by PyTorch, made by test/reference/make-attention-reference.py, which also says what each field means. */
interface Reference {
  cases: {
    title: string;
    helper: string;
    args: unknown[];
    inputs: Record<string, Stored>;
    outputs: Record<string, Stored>;
    cotangent?: Stored;
    gradients?: Record<string, Stored>;
  }[];
}
type Stored = { type: 'float32' | 'bool'; shape: number[]; data: (number | string)[] };
type Tensors = Record<string, tf.Tensor>;

const reference: Reference = JSON.parse(
  readFileSync(new URL('../../../test/reference/attention.json', import.meta.url), 'utf8'),
);

const helpers = new Map<string, unknown>(Object.entries(attention));
const load = ({ type, shape, data }: Stored) => tf.tensor(data.map(Number), shape, type);
const loadAll = (stored: Record<string, Stored>): Tensors =>
  Object.fromEntries(Object.entries(stored).map(([name, tensor]) => [name, load(tensor)]));

/** Replaces each text `$name`, also inside objects, by the input of that name. */
function resolve(arg: unknown, inputs: Tensors): unknown {
  if (typeof arg === 'string' && arg.startsWith('$')) return inputs[arg.slice(1)];
  if (typeof arg !== 'object' || arg === null || Array.isArray(arg)) return arg;
  return Object.fromEntries(Object.entries(arg).map(([name, value]) => [name, resolve(value, inputs)]));
}

/** Calls a helper by name; one that returns a single tensor is said to return `{ output }`. */
function call(helper: string, args: unknown[], inputs: Tensors): Tensors {
  const run = helpers.get(helper) as (...args: unknown[]) => tf.Tensor | Tensors;
  const result = run(...args.map((arg) => resolve(arg, inputs)));
  return result instanceof tf.Tensor ? { output: result } : result;
}

describe('PyTorch’s numbers', () => {
  const others = ['wordByWordAttention', 'blockwiseAttention', 'lookAtBlock', 'machineLimits', 'fusedMemory'];
  others.push('convolve', 'cutPatches'); // held against numbers of their own, in convolve.test
  others.push('countMultiplications'); // runs what it is given, and counts
  it('exist for every public function of the room that takes tensors', () => {
    const functions = [...helpers.keys()].filter((name) => !others.includes(name));
    expect([...new Set(reference.cases.map(({ helper }) => helper))]).to.have.members(functions);
  });
});

for (const backend of ['wasm', 'cpu']) {
  describe(`PyTorch’s numbers, on ${backend}`, () => {
    before(() => tf.setBackend(backend));
    after(() => tf.setBackend('wasm'));
    beforeEach(() => tf.engine().startScope());
    afterEach(() => tf.engine().endScope());

    for (const { title, helper, args, inputs, outputs, cotangent, gradients } of reference.cases) {
      it(`${helper}: ${title}`, () => {
        const actual = call(helper, args, loadAll(inputs));
        for (const [name, stored] of Object.entries(outputs)) {
          expect(actual[name]!.dtype, name).to.equal(stored.type);
          expectClose(actual[name]!, load(stored).arraySync());
        }
      });

      if (!cotangent || !gradients) continue;
      it(`${helper}: ${title}, gradients`, () => {
        const [all, names] = [loadAll(inputs), Object.keys(gradients)];
        const loss = (...learned: tf.Tensor[]) => {
          const changed = Object.fromEntries(learned.map((tensor, i) => [names[i], tensor]));
          const { output } = call(helper, args, { ...all, ...changed });
          return tf.sum(tf.mul(output!, load(cotangent)));
        };
        const actual = tf.grads(loss)(names.map((name) => all[name]!));
        for (const [i, name] of names.entries()) expectClose(actual[i]!, load(gradients[name]!).arraySync());
      });
    }
  });
}
