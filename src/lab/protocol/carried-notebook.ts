import { parseNotebook } from '../../format/parse-notebook.js';
import { asRead } from './contents/as-read.js';
import { fromBase64, textOf, toBase64 } from './contents/bytes.js';
import { HttpError } from './http-error.js';
import { megabytes } from './running.js';

/** What a link to a notebook that it carries begins with, behind its `#`. */
export const carriedMark = 'notebook=';

/** The most bytes of a notebook that comes with a link. */
const largest = 5e6;

/** A notebook's text as a link carries it: deflated, in Base64 for addresses. */
export async function carry(text: string): Promise<string> {
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate'));
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
  return toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/**
 * The text of the notebook that a link carries.
 *
 * @throws {HttpError} 400 when the link is damaged or carries something else, 413 when that is too large
 */
export async function carriedText(carried: string): Promise<string> {
  const bytes = await unpack(carried);
  const text = bytes && textOf(bytes);
  if (text === undefined)
    throw new HttpError(400, 'The notebook in this link is damaged: the link may have been cut');
  asRead(() => parseNotebook(text, 'this link'));
  return text;
}

/** Nothing for what is damaged; it is stopped at the largest size, since a few letters may stand for a lot. */
async function unpack(carried: string): Promise<Uint8Array | undefined> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  try {
    const packed = fromBase64(carried.replaceAll('-', '+').replaceAll('_', '/')) as Uint8Array<ArrayBuffer>;
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate'));
    const reader = stream.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      parts.push(part.value);
      size += part.value.length;
      if (size > largest) break;
    }
  } catch {
    return undefined;
  }
  if (size > largest)
    throw new HttpError(413, `The notebook in this link is larger than ${megabytes(largest)}`);
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}
