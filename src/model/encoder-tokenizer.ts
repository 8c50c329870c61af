import { Tokenizer } from '@huggingface/tokenizers';

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
  const tokenizer = parse(text);
  let largest = -1;
  for (const id of tokenizer.get_vocab().values()) largest = Math.max(largest, id);
  if (!(largest < vocabularySize))
    throw new RangeError(
      `loadEncoder: expected tokenizer.json with tokens below ${vocabularySize}, got ${largest}`,
    );
  return (first, second) => {
    const { ids, tokens, token_type_ids } = tokenizer.encode(first, {
      text_pair: second ?? null,
      return_token_type_ids: true,
    });
    return { tokens, ids, segments: token_type_ids };
  };
}

function parse(text: string): Tokenizer {
  try {
    const parts = {
      normalizer: null,
      pre_tokenizer: null,
      post_processor: null,
      decoder: null,
      added_tokens: [],
    };
    return new Tokenizer({ ...parts, ...JSON.parse(text) }, {});
  } catch (cause) {
    const got = JSON.stringify(text.slice(0, 40));
    throw new RangeError(`loadEncoder: expected tokenizer.json to describe a tokenizer, got ${got}`, {
      cause,
    });
  }
}
