import * as tf from '@tensorflow/tfjs';
import { type FileSource, readFrom } from '../assets/read-from.js';
import { checkOptions } from '../check/options.js';
import { checkFunction, checkObject } from '../check/values.js';
import { type EncoderConfig, readEncoderConfig } from './encoder-config.js';
import { type EncoderTensors, type LayerParams, openEncoder, type WordEmbedding } from './encoder-tensors.js';
import { openTokenizer, type Tokens } from './encoder-tokenizer.js';
import { readSafetensors } from './safetensors.js';
import { shippedModel } from './shipped-model.js';

/** A pre-trained encoder in memory. */
export interface Encoder {
  config: EncoderConfig;
  /** Turns a text, or a pair of texts, into the model's tokens. */
  tokenize: (text: string, second?: string) => Tokens;
  embedding: WordEmbedding;
  /** The parameters of each layer, as `encoderLayer` takes them. */
  layers: readonly LayerParams[];
  /** Gives the memory back. The next `loadEncoder` of the same source reads it anew. */
  dispose: () => void;
}

/** How far loading has come. */
export interface LoadProgress {
  /** What is being done, for example `layer 3 of 6`. */
  step: string;
  done: number;
  total: number;
}

/** What `loadEncoder` can be told. */
export interface LoadOptions {
  /** Called before each step and at the end. */
  onProgress?: (progress: LoadProgress) => void;
  /** SHA-256 of files by name, in hexadecimal: a file with another one is refused. */
  sha256?: Readonly<Record<string, string>>;
}

const FILES = ['config.json', 'tokenizer.json', 'model.safetensors'] as const;

const loaded = new Map<unknown, Promise<Encoder>>();

/**
 * Loads a pre-trained BERT-style encoder from the standard Hugging Face files
 * `config.json`, `tokenizer.json` and `model.safetensors`. Without a source it is the one that the kit ships: all-MiniLM-L6-v2.
 *
 * All files are checked before the first tensor is made. A loaded encoder is kept: asking again for the same source costs nothing.
 *
 * @param source folder, URL, or the files' bytes by name (default: the shipped model)
 * @param options `onProgress` and `sha256`
 * @throws {Error} when a file can't be read
 * @throws {RangeError} when a file is broken, of another architecture, or its SHA-256 differs; a tensor is missing or has another shape
 * @see Devlin et al. 2019, BERT, https://arxiv.org/abs/1810.04805
 * @see Wang et al. 2020, MiniLM, https://arxiv.org/abs/2002.10957
 * @example
 * const encoder = await loadEncoder();
 * encoder.config.layerCount; // → 6
 */
export async function loadEncoder(source?: FileSource, options: LoadOptions = {}): Promise<Encoder> {
  checkOptions('loadEncoder', options, { onProgress: checkFunction, sha256: checkObject });
  checkSource(source);
  await tf.ready();
  const key = source instanceof URL ? source.href : source;
  const known = loaded.get(key);
  if (known) return known;
  const loading = load(source, options, () => loaded.delete(key));
  loaded.set(key, loading);
  loading.catch(() => loaded.delete(key));
  return loading;
}

function checkSource(source: unknown): void {
  if (source === undefined || typeof source === 'string' || source instanceof URL) return;
  checkObject('loadEncoder', 'source', source);
}

async function load(
  source: FileSource | undefined,
  { onProgress = () => undefined, sha256 }: LoadOptions,
  forget: () => void,
): Promise<Encoder> {
  const from = source ?? shippedModel.source;
  const sums = sha256 ?? (source === undefined ? shippedModel.sha256 : {});
  onProgress({ step: 'reading files', done: 0, total: 1 });
  const files: Uint8Array[] = []; // in order, so that the first file that fails is the one that is named
  for (const name of FILES) files.push(await readFrom(from, name));
  await Promise.all(FILES.map((name, i) => checkSum(name, files[i]!, sums[name])));
  const config = readEncoderConfig(textOf(files[0]!));
  const tokenize = openTokenizer(textOf(files[1]!), config.vocabularySize);
  const stored = openEncoder(readSafetensors(files[2]!), config);
  return { config, tokenize, ...(await makeTensors(stored, onProgress, forget)) };
}

/** Step by step, so that a page can draw the progress in between. All steps or none: a failure gives back what was made. */
async function makeTensors(
  stored: EncoderTensors,
  onProgress: (progress: LoadProgress) => void,
  forget: () => void,
): Promise<Pick<Encoder, 'embedding' | 'layers' | 'dispose'>> {
  const total = stored.layers.length + 1;
  const made: tf.TensorContainer[] = [];
  const dispose = () => {
    forget();
    tf.dispose(made);
  };
  try {
    const embedding = stored.makeEmbedding();
    made.push(embedding as unknown as tf.TensorContainer);
    const layers: LayerParams[] = [];
    for (const [i, makeLayer] of stored.layers.entries()) {
      onProgress({ step: `layer ${i + 1} of ${stored.layers.length}`, done: i + 1, total });
      await new Promise((resume) => setTimeout(resume));
      layers.push(makeLayer());
      made.push(layers.at(-1) as unknown as tf.TensorContainer);
    }
    onProgress({ step: 'ready', done: total, total });
    return { embedding, layers, dispose };
  } catch (error) {
    dispose();
    throw error;
  }
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

async function checkSum(name: string, bytes: Uint8Array, expected: string | undefined): Promise<void> {
  if (!expected || !globalThis.crypto?.subtle) return; // a page that isn't served securely has no SHA-256
  const digest = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>);
  const got = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (got !== expected)
    throw new RangeError(`loadEncoder: expected ${name} with SHA-256 ${expected}, got ${got}`);
}
