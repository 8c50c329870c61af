/**
 * Whether a walk along rows of scores computes with a block again after it came to a later one.
 *
 * Each score is an object that notes when it is used as a number; copying it is no use.
 *
 * @param rows [n, m]: scores
 * @param blockSize how many scores of a row are one block
 * @param walk gets the scores
 */
export function looksBack(
  rows: readonly (readonly number[])[],
  blockSize: number,
  walk: (rows: number[][]) => unknown,
): boolean {
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
  walk(watched);
  return isBack;
}
