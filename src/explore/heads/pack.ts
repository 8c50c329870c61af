/** For each layer and head its numbers from 0 to 1 as text: two letters each, thousandths to the base of 36. */
export type Packed = readonly (readonly string[])[];

const PACKED = /^(?:[0-9a-q][0-9a-z]|r[0-9a-s])*$/;

/** Numbers from 0 to 1, rounded to thousandths, as text. */
export function pack(values: readonly number[]): string {
  return values
    .map((value) =>
      Math.round(1000 * Math.min(1, value))
        .toString(36)
        .padStart(2, '0'),
    )
    .join('');
}

/** The numbers of such a text. */
export function unpack(text: string): number[] {
  const numbers: number[] = [];
  for (let k = 0; 2 * k < text.length; k++) numbers.push(packedAt(text, k));
  return numbers;
}

/** One of its numbers: of a text of many, only that one is read. */
export function packedAt(text: string, k: number): number {
  return (36 * digitAt(text, 2 * k) + digitAt(text, 2 * k + 1)) / 1000;
}

// 0 to 9, then a to z.
function digitAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code < 58 ? code - 48 : code - 87;
}

/** Whether a value is the text of so many numbers. */
export function isPacked(value: unknown, count: number): value is string {
  return typeof value === 'string' && value.length === 2 * count && PACKED.test(value);
}
