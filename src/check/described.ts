/** What a value is, in a few words for the end of an error message. It never writes out what is inside a large one. */
export function described(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
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
