import { createHash } from 'node:crypto';

/** SHA-256 of bytes or a text, as 64 digits. */
export function fingerprint(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
