import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { type Encoder, encode, loadEncoder } from '../../src/index.js';
import { milliseconds, type Racer, race, times } from './race.js';
import type { Section } from './section.js';

/**
 * A folder with `model.onnx` (test/reference/encoder.py makes it) and an installed `onnxruntime-web`:
 * the same weights in float32, by another engine, in the same run.
 */
const RIVAL = process.env.ONNX_FOLDER;

/** The shipped encoder: how long it takes to load, and to read texts; beside onnxruntime where there is one. */
export const encoderSection: Section = {
  name: 'encoder',
  title:
    'all-MiniLM-L6-v2 on wasm, one thread: best time, and how many times longer it is than onnxruntime-web’s',
  columns: ['what', 'kit', 'onnxruntime-web', 'kit / onnxruntime-web'],
  async *rows() {
    await tf.setBackend('wasm');
    const session = await openRival();
    yield row('load', await race({ kit: { run: loadAnew }, ...(session && { rival: { run: openAgain } }) }));
    const encoder = await loadEncoder();
    for (const n of [12, 128]) {
      const text = 'word '.repeat(n - 2).trim(); // [CLS] word … word [SEP]
      const rival: Record<string, Racer> = session ? { rival: { run: () => session(encoder, text) } } : {};
      yield row(`encode ${n} tokens`, await race({ kit: { run: () => read(encoder, text) }, ...rival }));
    }
    encoder.dispose();
  },
};

async function openAgain(): Promise<void> {
  await openRival();
}

async function loadAnew(): Promise<void> {
  (await loadEncoder()).dispose();
}

function read(encoder: Encoder, text: string): void {
  const encoding = encode(encoder, text);
  encoding.sentence.dataSync();
  tf.dispose(encoding);
}

/** What of onnxruntime is used here. */
interface Onnx {
  env: { wasm: { numThreads: number } };
  Tensor: new (type: string, values: BigInt64Array, shape: number[]) => object;
  InferenceSession: {
    create(model: Uint8Array, options: object): Promise<{ run(inputs: object): Promise<unknown> }>;
  };
}

async function openRival(): Promise<((encoder: Encoder, text: string) => Promise<void>) | undefined> {
  if (!RIVAL) return undefined;
  const onnx = createRequire(resolve(RIVAL, 'package.json'))('onnxruntime-web') as Onnx;
  onnx.env.wasm.numThreads = 1;
  const model = readFileSync(join(RIVAL, 'model.onnx'));
  const session = await onnx.InferenceSession.create(model, { executionProviders: ['wasm'] });
  return async (encoder, text) => {
    const { ids, segments } = encoder.tokenize(text);
    const tensor = (values: number[]) =>
      new onnx.Tensor('int64', BigInt64Array.from(values, BigInt), [1, ids.length]);
    const mask = ids.map(() => 1);
    await session.run({ ids: tensor(ids), mask: tensor(mask), segments: tensor(segments) });
  };
}

function row(what: string, best: Record<string, number>): string[] {
  const { kit, rival } = best;
  return [what, milliseconds(kit!), rival ? milliseconds(rival) : '–', rival ? times(kit!, rival) : '–'];
}
