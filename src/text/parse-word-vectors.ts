import { indexed, type WordVectors } from './word-vectors.js';

/**
 * Reads word vectors from text in the format of GloVe, word2vec and fastText: a line for each word, the word, then its numbers.
 *
 * A first line of two whole numbers (count and width, as word2vec writes it) is skipped.
 *
 * @param text the file's text
 * @throws {RangeError} when a line holds no numbers, or not as many as the line before
 * @example
 * const vectors = parseWordVectors('cat 2 1\ndog 2 2\n');
 * vectors.words; // → ['cat', 'dog']
 */
export function parseWordVectors(text: string): WordVectors {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  if (/^\d+ \d+$/.test(lines[0]?.trim() ?? '')) lines.shift();
  const fields = lines.map((line) => line.trimEnd().split(' '));
  const dModel = (fields[0]?.length ?? 0) - 1;
  if (dModel < 1)
    throw new RangeError(`parseWordVectors: expected lines of a word and numbers, got ${quote(text)}`);
  const values = new Float32Array(fields.length * dModel);
  fields.forEach((line, row) => {
    const numbers = line.slice(1).map(Number);
    if (numbers.length !== dModel || !numbers.every(Number.isFinite)) {
      throw new RangeError(
        `parseWordVectors: expected a word and ${dModel} numbers in each line, got ${quote(line.join(' '))}`,
      );
    }
    values.set(numbers, row * dModel);
  });
  return indexed(
    fields.map((line) => line[0]!),
    values,
    dModel,
  );
}

function quote(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
