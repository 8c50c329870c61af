import type { EncoderFiles } from './encoder-files.js';

/** How the vectors of words become one of the sentence: their mean, their largest numbers, or the vector of the first token. */
export type Pooling = 'mean' | 'max' | 'cls';

const MODES: Readonly<Record<string, Pooling>> = {
  pooling_mode_mean_tokens: 'mean',
  pooling_mode_max_tokens: 'max',
  pooling_mode_cls_token: 'cls',
};

/**
 * Reads how a model of sentence-transformers makes sentences, from `modules.json` and `1_Pooling/config.json`; without them: mean.
 *
 * @throws {RangeError} when it says something that the kit doesn't compute
 */
export function readPooling(files: EncoderFiles): Pooling {
  const modules = parse(files, 'modules.json') ?? [];
  if (!Array.isArray(modules)) throw unexpected('modules.json to be a list', modules);
  for (const { type } of modules)
    if (!/\.(?:Transformer|Pooling|Normalize)$/.test(`${type}`))
      throw unexpected('modules Transformer, Pooling and Normalize in modules.json', type);
  const config = parse(files, '1_Pooling/config.json');
  if (config === undefined) return 'mean';
  const chosen = Object.entries(config as object).filter(
    ([key, value]) => key.startsWith('pooling_mode') && value === true,
  );
  const mode = chosen.length === 1 ? MODES[chosen[0]![0]] : undefined;
  if (mode) return mode;
  const names = chosen.map(([key]) => key);
  throw unexpected(
    `1_Pooling/config.json with one of ${Object.keys(MODES).join(', ')}`,
    names.join(' and ') || 'none',
  );
}

function parse(files: EncoderFiles, name: string): unknown {
  const bytes = files.get(name);
  if (!bytes) return undefined;
  const text = new TextDecoder().decode(bytes);
  try {
    return JSON.parse(text) ?? {};
  } catch (cause) {
    throw new RangeError(`loadEncoder: expected JSON in ${name}, got ${JSON.stringify(text.slice(0, 40))}`, {
      cause,
    });
  }
}

function unexpected(expected: string, got: unknown): RangeError {
  const text = typeof got === 'string' ? got : JSON.stringify(got);
  return new RangeError(`loadEncoder: expected ${expected}, got ${text ?? 'nothing'}`);
}
