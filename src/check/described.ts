/** What a value is, in a few words for the end of an error message. It never writes out what is inside a large one. */
export function described(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'function') return 'a function';
  if (Array.isArray(value)) return 'an array';
  if (typeof value !== 'object' || value === null) return String(value);
  if (typeof (value as PromiseLike<unknown>).then === 'function') return 'a promise: is await missing?';
  if ('isDisposed' in value && value.isDisposed) return 'a tensor that was disposed';
  if ('dataId' in value && 'shape' in value)
    return `a tensor of shape [${value.shape}]`.replaceAll(',', ', ');
  return 'an object';
}

const LONGEST = 40;
/** Soft hyphens, blanks without width, marks that turn the direction of a text: what the eye doesn't see, or sees elsewhere. */
const INVISIBLE = /[\u00ad\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

function quoted(text: string): string {
  const letters = [...text.slice(0, 3 * LONGEST)];
  const short = letters.length > LONGEST ? `${letters.slice(0, LONGEST).join('')}…` : text;
  return JSON.stringify(short).replace(
    INVISIBLE,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
