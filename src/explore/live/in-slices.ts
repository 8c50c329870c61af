/** So many milliseconds are worked at one go: half a frame. */
const SLICE = 8;

/**
 * Runs work that gives back control in between, and lets the page draw and listen after each slice.
 *
 * @param isWanted asked before each further slice
 * @returns what came of it, or nothing where it was no longer wanted
 */
export async function inSlices<Result>(
  work: Generator<void, Result>,
  isWanted: () => boolean,
): Promise<Result | undefined> {
  while (isWanted()) {
    const end = performance.now() + SLICE;
    do {
      const step = work.next();
      if (step.done) return step.value;
    } while (performance.now() < end);
    await new Promise((resume) => setTimeout(resume));
  }
  return undefined;
}
