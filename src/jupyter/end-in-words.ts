/** The end of a kernel whose cell wanted more objects, strings and arrays than V8 holds. */
export const heapWasFull = 'ran out of memory: its JavaScript heap was full';

/**
 * How a kernel's process ended, in words that go on after "the kernel".
 *
 * @param code its exit code, `null` if a signal ended it
 * @param complaint the last that it wrote to stderr
 * @example
 * endInWords(1, null, 'no such file'); // → 'ended with exit code 1: no such file'
 * endInWords(null, 'SIGKILL', ''); // → 'ended with SIGKILL'
 */
export function endInWords(code: number | null, signal: string | null, complaint: string): string {
  if (/JavaScript heap out of memory/.test(complaint)) return heapWasFull;
  return [`ended with ${signal ?? `exit code ${code}`}`, complaint.trim()].filter(Boolean).join(': ');
}
