import { checkText } from '../../check/values.js';
import type { LabelledTexts } from './labelled-texts.js';

/**
 * Reads texts of your own: one a line, the label, a comma, the text, as a table that is saved as CSV has them.
 *
 * A text may hold commas; where it stands in quotation marks, these go. Lines that are empty are passed over.
 *
 * @param lines what stands in a cell, or in a file
 * @returns texts and labels; classes in the order in which they come
 * @throws {RangeError} if a line has no label or no text, or all have the same label
 * @example
 * const { classes, texts, labels } = readLabelledTexts('praise, good soup\ncomplaint, "cold, stale"');
 * classes; // → ['praise', 'complaint']
 * texts; // → ['good soup', 'cold, stale']
 * labels; // → [0, 1]
 */
export function readLabelledTexts(lines: string): LabelledTexts {
  checkText('readLabelledTexts', 'lines', lines);
  const rows = lines
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .flatMap((line, i) => (line.trim() === '' ? [] : [rowOf(line, i + 1)]));
  const classes = [...new Set(rows.map(([label]) => label))];
  if (classes.length < 2)
    throw new RangeError(
      `readLabelledTexts: expected lines with two labels or more, got ${classes.length === 0 ? 'none' : `only ${classes[0]}`}`,
    );
  return {
    classes,
    texts: rows.map(([, text]) => text),
    labels: rows.map(([label]) => classes.indexOf(label)),
  };
}

const ROW = /^\s*("(?:[^"]|"")*"\s*|[^,]*),(.*)$/;

function rowOf(line: string, number: number): [label: string, text: string] {
  const [label = '', text = ''] = (ROW.exec(line)?.slice(1) ?? []).map(unquoted);
  if (label === '' || text === '')
    throw new RangeError(
      `readLabelledTexts: expected a label, a comma and a text in each line, got line ${number}: ${line.trim().slice(0, 60)}`,
    );
  return [label, text];
}

// As CSV has it: in quotation marks, and two of them for one.
function unquoted(field: string): string {
  const trimmed = field.trim();
  const inside = /^"(.*)"$/.exec(trimmed)?.[1];
  return inside === undefined ? trimmed : inside.replaceAll('""', '"').trim();
}
