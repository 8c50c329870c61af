import { sha256 } from './sha256.js';

/** SHA-256 as 64 digits, of bytes or of a text in UTF-8. */
export async function digest(content: string | Uint8Array): Promise<string> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const subtle: SubtleCrypto | undefined = crypto.subtle; // none in a page that came over a plain connection
  const hash = subtle ? await subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>) : sha256(bytes);
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
