/** How wide the cell of a character is, in pixels. */
export const CELL = 12;
/** How high a line of them is. */
export const LINE = 28;

/** Where a character stands. */
export interface Place {
  readonly column: number;
  readonly row: number;
}

/** Where the characters of a text stand: lines break between words, and at new lines. */
export function placesOf(content: string, columns: number): Place[] {
  let [column, row] = [0, 0];
  return (content.match(/[^\s]*\s?/g) ?? []).flatMap((word) => {
    if (column > 0 && column + word.trimEnd().length > columns) [column, row] = [0, row + 1];
    return [...word].map((character) => {
      if (column > columns || (column === columns && character.trim() !== '')) [column, row] = [0, row + 1];
      const place = { column, row };
      [column, row] = character === '\n' ? [0, row + 1] : [column + 1, row];
      return place;
    });
  });
}
