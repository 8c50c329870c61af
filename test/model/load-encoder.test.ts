import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { encode, type LoadProgress, loadEncoder } from '../../src/model/index.js';
import { readSafetensors, type StoredTensor } from '../../src/model/safetensors.js';
import { errorOf } from '../support/loading-error.js';
import {
  type Entry,
  float16Entry,
  safetensorsFile,
  tinyBertFiles,
  withConfig,
} from '../support/model-files.js';
import { expectClose } from '../support/tensors.js';

const folder = new URL('../../../test/reference/tiny-bert', import.meta.url);

/** The small BERT with a changed weights file. */
function withTensors(change: (tensors: Map<string, StoredTensor>) => Iterable<[string, StoredTensor]>) {
  const files = tinyBertFiles();
  const entries = Object.fromEntries(change(readSafetensors(files['model.safetensors']!))) as Record<
    string,
    Entry
  >;
  return { ...files, 'model.safetensors': safetensorsFile(entries) };
}

const text = 'transformers are cool';

async function weightsOf(source: Parameters<typeof loadEncoder>[0]): Promise<unknown> {
  const encoder = await loadEncoder(source);
  const encoding = encode(encoder, text);
  const weights = encoding.weights.arraySync();
  tf.dispose(encoding);
  encoder.dispose();
  return weights;
}

describe('loadEncoder', () => {
  let expected: tf.TensorLike;
  before(async () => {
    expected = (await weightsOf(tinyBertFiles())) as tf.TensorLike;
  });

  it('reads a folder, by path or URL', async () => {
    expectClose((await weightsOf(fileURLToPath(folder))) as tf.TensorLike, expected, 0);
    expectClose((await weightsOf(folder)) as tf.TensorLike, expected, 0);
  });

  it('reads from a server', async () => {
    const files = tinyBertFiles();
    const server: Server = createServer((request, response) => {
      const file = files[request.url!.replace('/models/tiny/', '')];
      response.writeHead(file ? 200 : 404).end(file);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      expectClose((await weightsOf(`${url}/models/tiny/`)) as tf.TensorLike, expected, 0);
      expect(await errorOf(loadEncoder(`${url}/models/none`))).to.match(
        /^readFrom: expected http:\/\/\S+\/models\/none\/\S+, got HTTP status 404$/,
      );
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });

  it('reads weights in float16', async () => {
    const half = withTensors((tensors) =>
      Array.from(tensors, ([name, { shape, bytes }]) => {
        const numbers = new Float32Array(new Uint8Array(bytes).buffer);
        return [name, float16Entry([...shape], Array.from(numbers, toHalf))];
      }),
    );
    expectClose((await weightsOf(half)) as tf.TensorLike, expected, 5e-3);
  });

  it('reads names that begin with bert., and norms that say gamma and beta', async () => {
    const old = withTensors((tensors) =>
      Array.from(tensors, ([name, tensor]) => [
        `bert.${name.replace('LayerNorm.weight', 'LayerNorm.gamma').replace('LayerNorm.bias', 'LayerNorm.beta')}`,
        tensor,
      ]),
    );
    expectClose((await weightsOf(old)) as tf.TensorLike, expected, 0);
  });

  it('keeps what it loaded, until it is disposed of', async () => {
    const files = tinyBertFiles();
    const before = tf.memory().numTensors;
    const encoder = await loadEncoder(files);
    expect(await loadEncoder(files)).to.equal(encoder);
    encoder.dispose();
    expect(tf.memory().numTensors).to.equal(before);
    const again = await loadEncoder(files);
    expect(again).not.to.equal(encoder);
    again.dispose();
  });

  it('tells how far it has come', async () => {
    const seen: LoadProgress[] = [];
    const encoder = await loadEncoder(tinyBertFiles(), { onProgress: (progress) => seen.push(progress) });
    encoder.dispose();
    expect(seen.map(({ step }) => step)).to.deep.equal([
      'reading files',
      'layer 1 of 3',
      'layer 2 of 3',
      'layer 3 of 3',
      'ready',
    ]);
    expect(seen.at(-1)).to.deep.equal({ step: 'ready', done: 4, total: 4 });
  });

  it('refuses a file whose SHA-256 differs', async () => {
    const sha256 = { 'config.json': '0'.repeat(64) };
    expect(await errorOf(loadEncoder(tinyBertFiles(), { sha256 }))).to.match(
      /^loadEncoder: expected config\.json with SHA-256 0{64}, got [0-9a-f]{64}$/,
    );
  });

  it('names a file that is missing', async () => {
    const { 'tokenizer.json': _, ...files } = tinyBertFiles();
    expect(await errorOf(loadEncoder(files))).to.equal(
      'loadEncoder: expected tokenizer.json beside config.json, got none: make it with transformers, AutoTokenizer.from_pretrained(model).save_pretrained(folder)',
    );
    expect(await errorOf(loadEncoder('/no/such/folder'))).to.match(
      /^readFrom: expected a readable file \S+config\.json, got no such file$/,
    );
  });

  it('says what to do with weights of another form, or a name on Hugging Face', async () => {
    const { 'model.safetensors': _, ...files } = tinyBertFiles();
    expect(await errorOf(loadEncoder({ ...files, 'pytorch_model.bin': new Uint8Array(1) }))).to.match(
      /^loadEncoder: expected weights in model\.safetensors, got none \(other forms, such as pytorch_model\.bin, are not read\): make it with transformers, /,
    );
    expect(await errorOf(loadEncoder('BAAI/bge-small-en'))).to.equal(
      'loadEncoder: expected a folder with config.json, tokenizer.json and model.safetensors, got "BAAI/bge-small-en", which is none: if it is a name on Hugging Face, download these files into a folder, or give the URL https://huggingface.co/BAAI/bge-small-en/resolve/main',
    );
  });

  it('holds SHA-256 against an encoder that is loaded already, in capitals as well', async () => {
    const files = tinyBertFiles();
    const encoder = await loadEncoder(files);
    const sum = createHash('sha256').update(files['config.json']!).digest('hex').toUpperCase();
    expect(await loadEncoder(files, { sha256: { 'config.json': sum } })).to.equal(encoder);
    expect(await errorOf(loadEncoder(files, { sha256: { 'config.json': '0'.repeat(64) } }))).to.match(
      /^loadEncoder: expected config\.json with SHA-256 0{64}, got/,
    );
    encoder.dispose();
    expect(await errorOf(loadEncoder(files, { sha256: { 'weights.bin': sum } }))).to.equal(
      'loadEncoder: expected sha256 of files among config.json, tokenizer.json, model.safetensors, got one of weights.bin',
    );
  });

  it('reads a folder anew when a file in it has changed', async () => {
    const place = mkdtempSync(join(tmpdir(), 'encoder-'));
    for (const [name, bytes] of Object.entries(tinyBertFiles())) writeFileSync(join(place, name), bytes);
    const first = await loadEncoder(place);
    expect(await loadEncoder(place)).to.equal(first);
    writeFileSync(join(place, 'config.json'), withConfig({ layer_norm_eps: 0.25 })['config.json']!);
    const second = await loadEncoder(place);
    expect(second.config.epsilon).to.equal(0.25);
    tf.dispose([]);
    first.dispose();
    expect(await loadEncoder(place)).to.equal(second); // to dispose of the old one forgets nothing new
    second.dispose();
    rmSync(place, { recursive: true });
  });

  it('reads weights in several files, and in bfloat16', async () => {
    const tensors = [...readSafetensors(tinyBertFiles()['model.safetensors']!)] as [string, Entry][];
    const half = Math.floor(tensors.length / 2);
    const names = ['model-1.safetensors', 'model-2.safetensors'];
    const index = {
      weight_map: Object.fromEntries(tensors.map(([key], i) => [key, names[Number(i >= half)]])),
    };
    const { 'model.safetensors': _, ...files } = tinyBertFiles();
    const cut = {
      ...files,
      'model.safetensors.index.json': new TextEncoder().encode(JSON.stringify(index)),
      [names[0]!]: safetensorsFile(Object.fromEntries(tensors.slice(0, half))),
      [names[1]!]: safetensorsFile(Object.fromEntries(tensors.slice(half))),
    };
    expectClose((await weightsOf(cut)) as tf.TensorLike, expected, 0);
    const brain = withTensors((stored) =>
      Array.from(stored, ([name, { shape, bytes }]) => {
        const halves = new Uint16Array(new Uint8Array(bytes).buffer).filter((_, i) => i % 2 === 1);
        return [name, { dtype: 'BF16', shape, bytes: new Uint8Array(halves.buffer) }];
      }),
    );
    expectClose((await weightsOf(brain)) as tf.TensorLike, expected, 5e-2);
  });

  it('names a tensor that is missing, or of another shape, in the last layer as in the first', async () => {
    const name = 'encoder.layer.2.output.LayerNorm.bias';
    const without = withTensors((tensors) => [...tensors].filter(([key]) => key !== name));
    expect(await errorOf(loadEncoder(without))).to.equal(
      `openMatrix: expected a tensor ${name}, got none of that name`,
    );
    expect(await errorOf(loadEncoder(withConfig({ intermediate_size: 59 })))).to.equal(
      'openMatrix: expected encoder.layer.0.intermediate.dense.weight of shape [59, 35], got [53, 35]',
    );
  });

  it('tries again after a failure', async () => {
    const files = tinyBertFiles();
    const good = files['config.json']!;
    files['config.json'] = new TextEncoder().encode('{}');
    expect(await errorOf(loadEncoder(files))).to.match(/^loadEncoder: expected model_type/);
    files['config.json'] = good;
    (await loadEncoder(files)).dispose();
  });
});

/** The nearest float16 of a normal number, as bits; what is smaller becomes 0. */
function toHalf(value: number): number {
  const sign = value < 0 ? 0x8000 : 0;
  const size = Math.abs(value);
  if (size < 2 ** -14) return sign;
  const exponent = Math.floor(Math.log2(size));
  return sign | Math.round((exponent + 15 + size / 2 ** exponent - 1) * 1024);
}
