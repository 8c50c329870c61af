import { csvLine } from '../../../format/csv.js';
import { printable } from '../../../format/printable.js';
import type { MarkedClass } from '../mark-class.js';
import type { Marked } from '../mark-student.js';

/**
 * Marks as a table: a line for each student, a column for each exercise, 1 for solved, 0 for tried, nothing for what wasn't
 * handed in; behind it the named mistake.
 */
export function marksAsCsv({ exercises, students }: MarkedClass): string {
  const head = ['student', 'file', 'solved', 'of', ...exercises.flatMap((id) => [id, `${id} mistake`])];
  const rows = students.map(({ name, file, marks }) => [
    plain(name),
    plain(file),
    String(solved(marks)),
    String(exercises.length),
    ...exercises.flatMap((id) => {
      const mark = marks.get(id);
      return [
        mark ? (mark.passed ? '1' : '0') : '',
        mark?.passed === false ? plain(mark.mistake ?? 'wrong') : '',
      ];
    }),
  ]);
  return `${[head, ...rows].map(csvLine).join('\n')}\n`;
}

/** How many exercises a student has solved. */
export function solved(marks: ReadonlyMap<string, Marked>): number {
  return [...marks.values()].filter(({ passed }) => passed).length;
}

/** A text that no spreadsheet takes for a formula. */
function plain(text: string): string {
  return printable(text.replace(/\s+/g, ' ')).replace(/^(?=[=+\-@\t])/, "'");
}
