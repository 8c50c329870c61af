/** So many milliseconds are worked at one go: as long as the page has nothing else to do, but no longer than a frame. */
const MOST = 16;

/** So many where it always has. */
const FORCED = 8;

/**
 * Runs work that gives back control in between, where the page has a moment: it draws and listens before each slice.
 *
 * @param isWanted asked before each slice
 * @returns what came of it, or nothing where it was no longer wanted
 */
export async function inSlices<Result>(
  work: Generator<void, Result>,
  isWanted: () => boolean,
): Promise<Result | undefined> {
  while (true) {
    const length = await moment();
    if (!isWanted()) return undefined;
    const end = performance.now() + length;
    do {
      const step = work.next();
      if (step.done) return step.value;
    } while (performance.now() < end);
  }
}

// Not every browser tells when it has nothing else to do.
function moment(): Promise<number> {
  return new Promise((resolve) => {
    if (typeof requestIdleCallback === 'undefined') setTimeout(() => resolve(FORCED));
    else
      requestIdleCallback(
        (idle) => resolve(idle.didTimeout ? FORCED : Math.min(MOST, idle.timeRemaining())),
        { timeout: 100 },
      );
  });
}
