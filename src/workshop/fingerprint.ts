import { createHash } from 'node:crypto';

/** The fingerprint by which a text is known. */
export function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
