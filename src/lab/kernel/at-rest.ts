/** How often the page is looked at, in milliseconds. */
const beat = 100;

/** A page whose timer comes so many milliseconds late has other things to do. */
const late = 50;

/**
 * Calls back when the page has had nothing to do for some time.
 *
 * @param milliseconds how long
 * @returns gives it up
 */
export function whenAtRest(milliseconds: number, call: () => void): () => void {
  let left = milliseconds;
  let due = performance.now() + beat;
  const timer = setInterval(() => {
    const now = performance.now();
    left = now - due > late ? milliseconds : left - beat;
    due = now + beat;
    if (left > 0) return;
    clearInterval(timer);
    call();
  }, beat);
  return () => clearInterval(timer);
}
