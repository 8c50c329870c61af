/**
 * Reads CSV: rows of texts, with quotes where a text holds commas, quotes or line ends. Empty lines are left out.
 *
 * @see Y. Shafranovich 2005, "Common Format and MIME Type for CSV Files", https://www.rfc-editor.org/rfc/rfc4180
 * @throws {Error} when a quote is never closed
 * @example
 * parseCsv('seed,words\n1,"they, cool"\n'); // → [['seed', 'words'], ['1', 'they, cool']]
 */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cells = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/y;
  const body = text.replace(/^\ufeff/, '');
  while (cells.lastIndex < body.length) {
    const at = cells.lastIndex;
    const [, quoted, plain, end] = cells.exec(body) ?? [];
    if (end === undefined)
      throw new Error(`parseCsv: expected CSV, got ${JSON.stringify(body.slice(at, at + 20))}`);
    row.push(quoted?.replaceAll('""', '"') ?? plain!);
    if (end === ',') {
      if (cells.lastIndex === body.length) row.push('');
      if (cells.lastIndex < body.length) continue;
    }
    rows.push(row);
    row = [];
  }
  return rows.filter((cellsOf) => cellsOf.length > 1 || cellsOf[0] !== '');
}

/** A line of CSV. */
export function csvLine(cells: readonly string[]): string {
  return cells.map(quoted).join(',');
}

function quoted(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
