/**
 * Whether a walk along rows of scores computes with a block again after it came to a later one.
 *
 * Each score is an object that notes when it is used as a number, even if it was copied before.
 *
 * @param rows [n, m]: scores
 * @param blockSize how many scores of a row are one block
 * @param walk gets the scores
 */
export async function looksBack(
  rows: readonly (readonly number[])[],
  blockSize: number,
  walk: (rows: number[][]) => unknown,
): Promise<boolean> {
  let isBack = false;
  const watched = rows.map((row) => {
    let furthest = 0;
    return row.map((score, j) => {
      const block = Math.floor(j / blockSize);
      const used = () => {
        isBack ||= block < furthest;
        furthest = Math.max(furthest, block);
        return score;
      };
      return { valueOf: used } as unknown as number;
    });
  });
  try {
    await walk(watched);
  } catch {
    return false; // it takes nothing but plain numbers, so nothing is known of it
  }
  return isBack;
}
