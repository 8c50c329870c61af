/**
 * A name that nothing else has: hexadecimal digits, two for each byte. `crypto.randomUUID` is missing in a page that came
 * over a plain connection.
 */
export function randomName(bytes: number): string {
  const random = crypto.getRandomValues(new Uint8Array(bytes));
  return Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
