/** How far an arrow key takes a value: right and up to the next one, left and down to the one before. */
export const keySteps: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
};

/** Where a key takes a value that goes from 0 to a last one: arrow keys by 1, Home and End to its ends; undefined for any other key. */
export function steppedTo(key: string, value: number, last: number): number | undefined {
  const step = keySteps[key];
  return { Home: 0, End: last }[key] ?? (step && value + step);
}
