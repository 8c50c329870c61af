/**
 * Waits until something holds, and asks for it about every 20 ms.
 *
 * @param holds what is waited for; its source stands in the error
 * @param seconds how long at most (20)
 * @throws {Error} if it doesn't hold in time
 */
export async function until(holds: () => boolean | Promise<boolean>, seconds = 20): Promise<void> {
  const end = Date.now() + seconds * 1000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`until: expected ${holds} within ${seconds} s`);
    await pause(20);
  }
}

/** Lets time pass where time itself is the matter, as when nothing more must come. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
