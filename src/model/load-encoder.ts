import * as tf from '@tensorflow/tfjs';
import { type FileSource, readFrom, stampOf } from '../assets/read-from.js';
import { checkOptions } from '../check/options.js';
import { checkFunction, checkObject } from '../check/values.js';
import { type EncoderConfig, readEncoderConfig } from './encoder-config.js';
import { type EncoderFiles, FILE_NAMES, readEncoderFiles, readTensors } from './encoder-files.js';
import { type EncoderTensors, type LayerParams, openEncoder, type WordEmbedding } from './encoder-tensors.js';
import { openTokenizer, type Tokens } from './encoder-tokenizer.js';
import { type Pooling, readPooling } from './read-pooling.js';
import { shippedModel } from './shipped-model.js';

/** A pre-trained encoder in memory. */
export interface Encoder {
  config: EncoderConfig;
  /** How the vectors of words become one of the sentence, as the model was trained. */
  pooling: Pooling;
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
  /** SHA-256 of files by name, in hexadecimal: a file with another one is refused, also of a model that is loaded already. */
  sha256?: Readonly<Record<string, string>>;
}

/** An encoder that is kept, and what its files were. */
interface Kept {
  encoder: Promise<Encoder>;
  stamp: Promise<readonly unknown[]>;
}

const loaded = new Map<unknown, Kept>();

/**
 * Loads a pre-trained BERT-style encoder from the standard Hugging Face files
 * `config.json`, `tokenizer.json` and `model.safetensors`. Without a source it is the one that the kit ships: all-MiniLM-L6-v2.
 *
 * All files are checked before the first tensor is made. A loaded encoder is kept: asking again for the same source costs nothing,
 * while its files stay as they are (of a URL this is taken for granted). Weights may be cut into several files
 * (`model.safetensors.index.json`), and `1_Pooling/config.json` is followed: mean, max or the first token.
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
  return known ? loadAgain(known, source, options) : loadAnew(source, options);
}

/** Gives what is kept, if the files are still the same and have the wanted sums. */
async function loadAgain(
  known: Kept,
  source: FileSource | undefined,
  options: LoadOptions,
): Promise<Encoder> {
  const from = source ?? shippedModel.source;
  const encoder = await known.encoder;
  const [now, then] = await Promise.all([stampOf(from, FILE_NAMES), known.stamp]);
  const isSame = now.length === then.length && now.every((stamp, i) => stamp === then[i]);
  if (!isSame) return loadAnew(source, options);
  for (const [name, sum] of Object.entries(options.sha256 ?? {}))
    await checkSum(name, await readFrom(from, name), sum);
  return encoder;
}

function loadAnew(source: FileSource | undefined, options: LoadOptions): Promise<Encoder> {
  const key = source instanceof URL ? source.href : source;
  const forget = () => {
    if (loaded.get(key) === kept) loaded.delete(key);
  };
  const stamp = stampOf(source ?? shippedModel.source, FILE_NAMES);
  const kept: Kept = { encoder: load(source, options, forget), stamp };
  loaded.set(key, kept);
  kept.encoder.catch(forget);
  return kept.encoder;
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
  const files = await readEncoderFiles(from, source === undefined);
  await checkSums(files, sums);
  const config = readEncoderConfig(textOf(files.get('config.json')!));
  const tokenize = openTokenizer(textOf(files.get('tokenizer.json')!), config.vocabularySize);
  const pooling = readPooling(files);
  const stored = openEncoder(readTensors(files), config);
  return { config, tokenize, pooling, ...(await makeTensors(stored, onProgress, forget)) };
}

async function checkSums(files: EncoderFiles, sums: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, sum] of Object.entries(sums)) {
    const bytes = files.get(name);
    if (!bytes) {
      const known = [...files.keys()].join(', ');
      throw new RangeError(`loadEncoder: expected sha256 of files among ${known}, got one of ${name}`);
    }
    await checkSum(name, bytes, sum);
  }
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

async function checkSum(name: string, bytes: Uint8Array, expected: string): Promise<void> {
  if (!globalThis.crypto?.subtle) return; // a page that isn't served securely has no SHA-256
  const digest = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>);
  const got = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (got !== expected.toLowerCase())
    throw new RangeError(`loadEncoder: expected ${name} with SHA-256 ${expected}, got ${got}`);
}
