/** A table as it is shown: all texts, and which columns hold words. */
export interface Cells {
  rows: readonly string[];
  columns: readonly string[];
  texts: string[][];
  isText: boolean[];
}

const SCROLLS = 'overflow-x:auto;max-width:100%';
const PLAIN = 'margin:0;white-space:nowrap;font-variant-numeric:tabular-nums';
const WORDS = ' style="text-align:left"';
const PROSE = ' style="text-align:left;white-space:normal;min-width:14em"';

/** A column of words longer than this breaks its lines. */
const LONG = 40;

/**
 * A table as HTML for every viewer: heads of columns and rows are told to screen readers, and what is too wide scrolls in itself.
 *
 * Records have no words beside them: where their first column holds words, these are the heads of the rows.
 */
export function tableHtml({ rows, columns, texts, isText }: Cells): string {
  const styles = columns.map((_, j) => styleOf(j, texts, isText));
  const isNamed = rows.length > 0;
  const corner = isNamed ? '<td></td>' : '';
  const head = columns.map((column, j) => `<th scope="col"${styles[j]}>${escaped(column)}</th>`).join('');
  const body = texts.map((row, i) => {
    const label = isNamed ? `<th scope="row"${WORDS}>${escaped(rows[i]!)}</th>` : '';
    const cells = row.map((text, j) =>
      !isNamed && j === 0 && isText[0]
        ? `<th scope="row"${styles[j]}>${escaped(text)}</th>`
        : `<td${styles[j]}>${escaped(isText[j] ? text : text.replace('-', '−'))}</td>`,
    );
    return `<tr>${label}${cells.join('')}</tr>`;
  });
  const whole = `<thead>\n<tr>${corner}${head}</tr>\n</thead>\n<tbody>\n${body.join('\n')}\n</tbody>`;
  return `<div style="${SCROLLS}">\n<table style="${PLAIN}">\n${whole}\n</table>\n</div>`;
}

function styleOf(column: number, texts: string[][], isText: boolean[]): string {
  if (!isText[column]) return '';
  return texts.some((row) => row[column]!.length > LONG) ? PROSE : WORDS;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
