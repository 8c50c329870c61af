import { type FileSource, MissingFileError, readFrom, readIfThere } from '../assets/read-from.js';
import { readSafetensors, type StoredTensor } from './safetensors.js';

/** The files of an encoder that were read, by name. */
export type EncoderFiles = Map<string, Uint8Array>;

const INDEX = 'model.safetensors.index.json';

/** Files that may be there: they say how words become a sentence. */
const POOLING = ['modules.json', '1_Pooling/config.json'];

/** All names under which a source is asked for its files; shards of the weights come on top. */
export const FILE_NAMES: readonly string[] = [
  'config.json',
  'tokenizer.json',
  'model.safetensors',
  INDEX,
  ...POOLING,
];

/**
 * Reads the files of an encoder. The weights may lie in one file or, as `model.safetensors.index.json` lists them, in several.
 *
 * @param isShipped whether it is the model of the kit, of which it is known that nothing optional is there
 * @throws {Error} when a file is missing, in a sentence that says what to do
 */
export async function readEncoderFiles(source: FileSource, isShipped: boolean): Promise<EncoderFiles> {
  const files: EncoderFiles = new Map();
  const add = (name: string) => (bytes: Uint8Array | undefined) => void (bytes && files.set(name, bytes));
  await read(source, 'config.json', () => adviseOnSource(source)).then(add('config.json'));
  await read(source, 'tokenizer.json', () => NO_TOKENIZER).then(add('tokenizer.json'));
  for (const name of isShipped ? [] : POOLING) await readIfThere(source, name).then(add(name));
  await readIfThere(source, 'model.safetensors').then(add('model.safetensors'));
  if (files.has('model.safetensors')) return files;
  const index = await read(source, INDEX, () => NO_WEIGHTS);
  files.set(INDEX, index);
  for (const shard of shardsOf(index)) await readFrom(source, shard).then(add(shard));
  return files;
}

/** The tensors of all files of weights together. */
export function readTensors(files: EncoderFiles): Map<string, StoredTensor> {
  const tensors = new Map<string, StoredTensor>();
  for (const [name, bytes] of files)
    if (name.endsWith('.safetensors'))
      for (const [key, tensor] of readSafetensors(bytes)) tensors.set(key, tensor);
  return tensors;
}

async function read(source: FileSource, name: string, advise: () => string | undefined): Promise<Uint8Array> {
  return readFrom(source, name).catch((cause: Error) => {
    const advice = cause instanceof MissingFileError ? advise() : undefined;
    if (!advice) throw cause;
    throw new Error(`loadEncoder: ${advice}`, { cause });
  });
}

const NO_TOKENIZER =
  'expected tokenizer.json beside config.json, got none: make it with transformers, AutoTokenizer.from_pretrained(model).save_pretrained(folder)';
const NO_WEIGHTS =
  'expected weights in model.safetensors, got none (other forms, such as pytorch_model.bin, are not read): make it with transformers, AutoModel.from_pretrained(model).save_pretrained(folder, safe_serialization=True)';

/** A name such as BAAI/bge-small-en is no folder; anything else keeps the error that names the file. */
function adviseOnSource(source: FileSource): string | undefined {
  if (typeof source !== 'string' || !/^[\w-][\w.-]*(?:\/[\w-][\w.-]*)?$/.test(source)) return undefined;
  return `expected a folder with config.json, tokenizer.json and model.safetensors, got ${JSON.stringify(source)}, which is none: if it is a name on Hugging Face, download these files into a folder, or give the URL https://huggingface.co/${source}/resolve/main`;
}

function shardsOf(index: Uint8Array): Set<string> {
  const text = new TextDecoder().decode(index);
  let shards: unknown[] = [];
  try {
    shards = Object.values(JSON.parse(text).weight_map);
  } catch {
    // reported below, together with a map of something else
  }
  const isShard = (shard: unknown) => typeof shard === 'string' && /^[^/\\]+\.safetensors$/.test(shard);
  if (shards.length > 0 && shards.every(isShard)) return new Set(shards as string[]);
  const got = JSON.stringify(text.slice(0, 40));
  throw new RangeError(`loadEncoder: expected ${INDEX} with a weight_map of files, got ${got}`);
}
