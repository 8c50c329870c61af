import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { type Encoder, encode, type LoadProgress, loadEncoder } from '../../src/model/index.js';
import { readSafetensors, type StoredTensor } from '../../src/model/safetensors.js';
import { type Entry, float16Entry, safetensorsFile, tinyBertFiles } from '../support/model-files.js';
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

/** The small BERT with a changed config.json. */
function withConfig(change: object) {
  const files = tinyBertFiles();
  const config = { ...JSON.parse(new TextDecoder().decode(files['config.json'])), ...change };
  return { ...files, 'config.json': new TextEncoder().encode(JSON.stringify(config)) };
}

async function errorOf(loading: Promise<Encoder>): Promise<string> {
  const before = tf.memory().numTensors;
  const message = await loading.then(
    () => 'no error',
    (error: Error) => error.message,
  );
  expect(tf.memory().numTensors, 'tensors that a failure left behind').to.equal(before);
  return message;
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
      'readFrom: expected tokenizer.json among the files, got config.json, model.safetensors',
    );
    expect(await errorOf(loadEncoder('/no/such/folder'))).to.match(
      /^readFrom: expected a readable file \S+config\.json, got ENOENT/,
    );
  });

  const configs: [title: string, change: object, message: string][] = [
    ['another architecture', { model_type: 'gpt2' }, 'expected model_type "bert", got "gpt2"'],
    [
      'relative positions',
      { position_embedding_type: 'relative_key' },
      'expected position_embedding_type "absolute", got "relative_key"',
    ],
    ['a decoder', { is_decoder: true }, 'expected is_decoder false, got true'],
    ['another activation', { hidden_act: 'silu' }, 'expected hidden_act "gelu" or "relu", got "silu"'],
    [
      'a size that is missing',
      { hidden_size: undefined },
      'expected hidden_size as a whole number above 0, got nothing',
    ],
    [
      'heads that do not divide',
      { num_attention_heads: 4 },
      'expected num_attention_heads that divides 35, got 4',
    ],
    ['an epsilon of 0', { layer_norm_eps: 0 }, 'expected layer_norm_eps above 0, got 0'],
    ['a padding token outside', { pad_token_id: 36 }, 'expected pad_token_id below 36, got 36'],
    ['more tokens than rows', { vocab_size: 33 }, 'expected tokenizer.json with tokens below 33, got 35'],
  ];
  for (const [title, change, message] of configs) {
    it(`refuses ${title}`, async () =>
      expect(await errorOf(loadEncoder(withConfig(change)))).to.equal(`loadEncoder: ${message}`));
  }

  it('refuses a config.json and a tokenizer.json that are none', async () => {
    const page = new TextEncoder().encode('<html>');
    expect(await errorOf(loadEncoder({ ...tinyBertFiles(), 'config.json': page }))).to.equal(
      'loadEncoder: expected config.json to be a JSON object, got "<html>"',
    );
    expect(await errorOf(loadEncoder({ ...tinyBertFiles(), 'tokenizer.json': page }))).to.equal(
      'loadEncoder: expected tokenizer.json to describe a tokenizer, got "<html>"',
    );
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
