/**
 * Says so, kindly, when a learner has put nothing in yet; an exercise begins with `undefined`.
 *
 * @param name what is asked for
 * @param answer what the learner has so far
 * @returns whether there is nothing to check
 * @example
 * waits('weights', undefined); // prints ○ weights: waiting for your answer
 */
export function waits(name: string, answer: unknown): boolean {
  if (answer !== undefined && answer !== null) return false;
  console.log(`○ ${name}: waiting for your answer`);
  return true;
}
