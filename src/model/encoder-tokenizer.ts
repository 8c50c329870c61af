import { Tokenizer } from '@huggingface/tokenizers';
import { checkText } from '../check/values.js';

/** A text as a model reads it. */
export interface Tokens {
  /** Pieces of words, with the model's own marks: `[CLS]`, `un`, `##aff`, `##able`, `[SEP]`. */
  tokens: string[];
  /** The row of each token in the embedding. */
  ids: number[];
  /** 0 for the first text, 1 for the second one of a pair. */
  segments: number[];
}

/**
 * Opens a Hugging Face `tokenizer.json`. Its own settings for cutting and padding are left aside: nothing is cut in silence.
 *
 * @param text the file's content
 * @param vocabularySize rows of the embedding: no token may lie outside
 * @returns a function from a text, or a text and a second one, to tokens
 * @throws {RangeError} when the file is no tokenizer, or has more tokens than the embedding has rows
 */
export function openTokenizer(
  text: string,
  vocabularySize: number,
): (text: string, second?: string) => Tokens {
  const { tokenizer, prepare } = parse(text);
  let largest = -1;
  for (const id of tokenizer.get_vocab().values()) largest = Math.max(largest, id);
  if (!(largest < vocabularySize))
    throw new RangeError(
      `loadEncoder: expected tokenizer.json with tokens below ${vocabularySize}, got ${largest}`,
    );
  return (first, second) => {
    checkText('tokenize', 'text', first);
    if (second !== undefined) checkText('tokenize', 'second', second);
    const { ids, tokens, token_type_ids } = tokenizer.encode(prepare(first), {
      text_pair: second === undefined ? null : prepare(second),
      return_token_type_ids: true,
    });
    return { tokens, ids, segments: token_type_ids };
  };
}

interface Opened {
  tokenizer: Tokenizer;
  prepare: (text: string) => string;
}

function parse(text: string): Opened {
  try {
    const parts = {
      normalizer: null,
      pre_tokenizer: null,
      post_processor: null,
      decoder: null,
      added_tokens: [],
    };
    const file = { ...parts, ...JSON.parse(text) };
    return { tokenizer: new Tokenizer(file, {}), prepare: (raw) => prepared(raw, file.normalizer) };
  } catch (cause) {
    const got = JSON.stringify(text.slice(0, 40));
    throw new RangeError(`loadEncoder: expected tokenizer.json to describe a tokenizer, got ${got}`, {
      cause,
    });
  }
}

const IDEOGRAPHS_ABOVE = /[\u{20000}-\u{2a6df}\u{2a700}-\u{2ceaf}\u{2f800}-\u{2fa1f}]/gu;

/**
 * What Hugging Face's own BertNormalizer does and its JavaScript form (0.2.0) doesn't: each ideograph above U+FFFF is a word
 * by itself, and every capital sigma becomes σ, also at the end of a word, where JavaScript makes it ς.
 */
function prepared(text: string, normalizer: Record<string, unknown> | null): string {
  if (normalizer?.type !== 'BertNormalizer') return text;
  const apart = normalizer.handle_chinese_chars ? text.replace(IDEOGRAPHS_ABOVE, ' $& ') : text;
  return normalizer.lowercase ? apart.replaceAll('Σ', 'σ') : apart;
}
