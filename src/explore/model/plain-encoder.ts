import { configOf, type EncoderConfig } from '../../model/encoder-config.js';
import { MATRICES, NORMS } from '../../model/encoder-names.js';
import { openTokenizer, type Tokens } from '../../model/encoder-tokenizer.js';
import { readSafetensors } from '../../model/safetensors.js';
import { allValues, openMatrix, type StoredMatrix } from '../../model/stored-matrix.js';
import type { PlainNorm } from '../plain/layers.js';
import type { StoredLayer } from '../plain/stored-layer.js';

/** One layer of an encoder: six products and two norms. */
export type PlainEncoderLayer = Readonly<Record<(typeof MATRICES)[number][0], StoredLayer>> &
  Readonly<Record<(typeof NORMS)[number][0], PlainNorm>>;

/** The encoder that the kit ships, its numbers as they are stored: a page needs no second copy of 23 MB. */
export interface PlainEncoder {
  readonly config: EncoderConfig;
  readonly tokenize: (text: string) => Tokens;
  /** The rows of words, positions and segments that are added to a first state. */
  readonly tables: readonly StoredMatrix[];
  readonly norm: PlainNorm;
  readonly layers: readonly PlainEncoderLayer[];
}

/**
 * Reads the encoder.
 *
 * @param read gives the bytes of a file of the kit's data
 */
export async function plainEncoderFrom(read: (name: string) => Promise<Uint8Array>): Promise<PlainEncoder> {
  const names = ['config.json', 'tokenizer.json', 'model.safetensors'];
  const [settings, tokenizer, numbers] = await Promise.all(names.map((name) => read(`minilm/${name}`)));
  const config = configOf(JSON.parse(new TextDecoder().decode(settings)));
  const stored = readSafetensors(numbers!);
  const matrix = (name: string, ...shape: number[]) => openMatrix(stored, name, shape);
  const vector = (name: string, size: number) => allValues(matrix(name, size));
  const norm = (name: string): PlainNorm => ({
    gain: vector(`${name}.weight`, config.dModel),
    bias: vector(`${name}.bias`, config.dModel),
  });
  const table = (name: string, rows: number) =>
    matrix(`embeddings.${name}_embeddings.weight`, rows, config.dModel);
  const layer = (at: string): PlainEncoderLayer => {
    const products = MATRICES.map(([name, place, out, into]) => [
      name,
      {
        weights: matrix(`${at}.${place}.weight`, config[out], config[into]),
        bias: vector(`${at}.${place}.bias`, config[out]),
      },
    ]);
    const norms = NORMS.map(([name, place]) => [name, norm(`${at}.${place}`)]);
    return Object.fromEntries([...products, ...norms]);
  };
  return {
    config,
    tokenize: openTokenizer(new TextDecoder().decode(tokenizer), config.vocabularySize),
    tables: [
      table('word', config.vocabularySize),
      table('position', config.maxLength),
      table('token_type', config.segmentCount),
    ],
    norm: norm('embeddings.LayerNorm'),
    layers: Array.from({ length: config.layerCount }, (_, i) => layer(`encoder.layer.${i}`)),
  };
}
