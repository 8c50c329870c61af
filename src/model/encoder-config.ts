/** What a model's `config.json` says about its sizes. */
export interface EncoderConfig {
  vocabularySize: number;
  dModel: number;
  layerCount: number;
  headCount: number;
  /** Width of the feed-forward part. */
  dFeedForward: number;
  /** The longest input, in tokens. */
  maxLength: number;
  segmentCount: number;
  /** The row of the token that fills up. */
  padId: number;
  activation: 'gelu' | 'relu';
  /** What layer normalisation adds to the variance. */
  epsilon: number;
}

/** For each size: its name in `config.json`. */
const SIZES = {
  vocabularySize: 'vocab_size',
  dModel: 'hidden_size',
  layerCount: 'num_hidden_layers',
  headCount: 'num_attention_heads',
  dFeedForward: 'intermediate_size',
  maxLength: 'max_position_embeddings',
  segmentCount: 'type_vocab_size',
} as const;

/**
 * Reads a Hugging Face `config.json` of a BERT-style encoder, and checks that the kit can compute it.
 *
 * @param text the file's content
 * @throws {RangeError} when it is no JSON, another architecture, or a size is missing
 */
export function readEncoderConfig(text: string): EncoderConfig {
  const config = parse(text);
  expectOneOf(config, 'model_type', ['bert']);
  expectOneOf(config, 'position_embedding_type', ['absolute', undefined]);
  expectOneOf(config, 'is_decoder', [false, undefined]);
  expectOneOf(config, 'hidden_act', ['gelu', 'relu']);
  for (const key of Object.values(SIZES)) checkCount(config, key);
  const found = configOf(config);
  const { dModel, headCount, vocabularySize, padId, epsilon } = found;
  if (dModel % headCount !== 0) throw unexpected(`num_attention_heads that divides ${dModel}`, headCount);
  if (!(Number.isSafeInteger(padId) && padId >= 0 && padId < vocabularySize))
    throw unexpected(`pad_token_id below ${vocabularySize}`, padId);
  if (typeof epsilon !== 'number' || !(epsilon > 0)) throw unexpected('layer_norm_eps above 0', epsilon);
  return found;
}

/** The same of settings that are known to be right, as those of a shipped model. */
export function configOf(config: Readonly<Record<string, unknown>>): EncoderConfig {
  return {
    ...Object.fromEntries(Object.entries(SIZES).map(([name, key]) => [name, config[key]])),
    padId: config.pad_token_id ?? 0,
    activation: config.hidden_act,
    epsilon: config.layer_norm_eps ?? 1e-12,
  } as EncoderConfig;
}

function parse(text: string): Record<string, unknown> {
  let config: unknown;
  try {
    config = JSON.parse(text);
  } catch {
    // reported below, together with JSON that is no object
  }
  if (typeof config === 'object' && config !== null) return config as Record<string, unknown>;
  throw unexpected('config.json to be a JSON object', text.slice(0, 40));
}

function expectOneOf(config: Record<string, unknown>, key: string, allowed: readonly unknown[]): void {
  if (allowed.includes(config[key])) return;
  const names = allowed.filter((value) => value !== undefined).map((value) => JSON.stringify(value));
  throw unexpected(`${key} ${names.join(' or ')}`, config[key]);
}

function checkCount(config: Record<string, unknown>, key: string): void {
  const value = config[key];
  if (Number.isSafeInteger(value) && (value as number) > 0) return;
  throw unexpected(`${key} as a whole number above 0`, value);
}

function unexpected(expected: string, got: unknown): RangeError {
  return new RangeError(`loadEncoder: expected ${expected}, got ${JSON.stringify(got) ?? 'nothing'}`);
}
