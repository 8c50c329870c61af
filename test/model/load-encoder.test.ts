import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { openTokenizer } from '../../src/model/encoder-tokenizer.js';
import {
  type Encoder,
  embedSentences,
  encode,
  type LoadProgress,
  loadEncoder,
} from '../../src/model/index.js';
import { readSafetensors, type StoredTensor } from '../../src/model/safetensors.js';
import {
  type Entry,
  float16Entry,
  referenceFile,
  safetensorsFile,
  tinyBertFiles,
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

/** The small BERT with a changed config.json. */
function withConfig(change: object) {
  const files = tinyBertFiles();
  const config = { ...JSON.parse(new TextDecoder().decode(files['config.json'])), ...change };
  return { ...files, 'config.json': new TextEncoder().encode(JSON.stringify(config)) };
}

/** The small BERT with a way of pooling. */
function withPooling(config: object) {
  return { ...tinyBertFiles(), '1_Pooling/config.json': new TextEncoder().encode(JSON.stringify(config)) };
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
      'loadEncoder: expected tokenizer.json beside config.json, got none: make it with transformers, AutoTokenizer.from_pretrained(model).save_pretrained(folder)',
    );
    expect(await errorOf(loadEncoder('/no/such/folder'))).to.match(
      /^readFrom: expected a readable file \S+config\.json, got ENOENT/,
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

  it('makes sentences as 1_Pooling/config.json says', async () => {
    const sentences = await Promise.all(
      ['mean_tokens', 'cls_token', 'max_tokens'].map(async (mode) => {
        const encoder = await loadEncoder(
          withPooling({ [`pooling_mode_${mode}`]: true, pooling_mode_x: false }),
        );
        const { sentence, hiddenStates, ...others } = encode(encoder, text);
        const last = (hiddenStates.arraySync() as number[][][]).at(-1)!;
        const many = embedSentences(encoder, [text, 'the cat']);
        const found = {
          pooling: encoder.pooling,
          last,
          got: sentence.arraySync(),
          many: many.arraySync()[0]!,
        };
        tf.dispose([sentence, hiddenStates, others, many] as tf.TensorContainer);
        encoder.dispose();
        return found;
      }),
    );
    const column = (rows: number[][], j: number) => rows.map((row) => row[j]!);
    const by = {
      mean: (rows: number[][]) =>
        rows[0]!.map((_, j) => column(rows, j).reduce((a, b) => a + b) / rows.length),
      cls: (rows: number[][]) => rows[0]!,
      max: (rows: number[][]) => rows[0]!.map((_, j) => Math.max(...column(rows, j))),
    };
    expect(sentences.map(({ pooling }) => pooling)).to.deep.equal(['mean', 'cls', 'max']);
    for (const { pooling, last, got, many } of sentences) {
      const pooled = by[pooling](last);
      const unit = pooled.map((x) => x / Math.hypot(...pooled));
      expectClose(got, unit, 1e-5);
      expectClose(many, unit, 1e-5);
    }
  });

  it('refuses another pooling, or a module that it does not compute', async () => {
    expect(await errorOf(loadEncoder(withPooling({ pooling_mode_lasttoken: true })))).to.equal(
      'loadEncoder: expected 1_Pooling/config.json with one of pooling_mode_mean_tokens, pooling_mode_max_tokens, pooling_mode_cls_token, got pooling_mode_lasttoken',
    );
    const modules = [{ type: 'sentence_transformers.models.Dense' }];
    const dense = { ...tinyBertFiles(), 'modules.json': new TextEncoder().encode(JSON.stringify(modules)) };
    expect(await errorOf(loadEncoder(dense))).to.equal(
      'loadEncoder: expected modules Transformer, Pooling and Normalize in modules.json, got sentence_transformers.models.Dense',
    );
  });

  it('reads a tokenizer.json without its optional parts, and one of 250,037 tokens', async () => {
    const full = JSON.parse(new TextDecoder().decode(tinyBertFiles()['tokenizer.json']));
    const { normalizer: _, decoder, padding, truncation, ...few } = full;
    const small = openTokenizer(JSON.stringify(few), 36);
    expect(small('the cat').tokens).to.deep.equal(['[CLS]', 'the', 'cat', '[SEP]']);
    for (let id = 36; id < 250_037; id++) full.model.vocab[`w${id}`] = id;
    expect(openTokenizer(JSON.stringify(full), 250_037)('w250036').ids[1]).to.equal(250_036);
  });

  const { cases: unicode } = JSON.parse(new TextDecoder().decode(referenceFile('tokens.json'))) as {
    cases: { text: string; tokens: string[] }[];
  };
  for (const { text: written, tokens } of unicode)
    it(`cuts as Hugging Face's own tokenizers do: ${JSON.stringify(written)}`, () => {
      const file = JSON.parse(new TextDecoder().decode(tinyBertFiles()['tokenizer.json']));
      for (const word of 'μαιοσ οδοσ ##ς σ 𠀀 𫝀 丽 中 istanbul x'.split(' '))
        file.model.vocab[word] = Object.keys(file.model.vocab).length;
      expect(openTokenizer(JSON.stringify(file), 100)(written).tokens).to.deep.equal(tokens);
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
