/** Answers to one exercise that are alike but for blanks, comments and the names of things. */
export interface Copies {
  exercise: string;
  /** Two or more. */
  students: string[];
}

/** An answer of so few words and signs is the same for many who have never met. */
const fewest = 30;

/**
 * Finds answers that are alike beyond chance. Two who copy look the same as two who were told the same: it is for the teacher
 * to ask.
 *
 * @param written students' own statements without comments, by exercise and student
 * @example
 * const long = (a) => `const mine = rows.map((${a}) => ${a}.map((x) => x / ${a}.reduce((p, q) => p + q, 0)));`;
 * copiesIn(new Map([['4.2', new Map([['Ana', long('row')], ['Ben', long('r')], ['Cem', 'const mine = 1;']])]]));
 * // → [{ exercise: '4.2', students: ['Ana', 'Ben'] }]
 */
export function copiesIn(written: ReadonlyMap<string, ReadonlyMap<string, string>>): Copies[] {
  return [...written].flatMap(([exercise, answers]) => {
    const alike = new Map<string, string[]>();
    for (const [student, text] of answers) {
      const form = formOf(text);
      if (form !== undefined) alike.set(form, [...(alike.get(form) ?? []), student]);
    }
    return [...alike.values()].filter(({ length }) => length > 1).map((students) => ({ exercise, students }));
  });
}

/** An answer's words and signs, each name by the place where it came first; undefined for a short answer. */
function formOf(text: string): string | undefined {
  const parts = text.match(/[\p{L}_$][\p{L}\p{N}_$]*|\d[\d.e]*|"[^"]*"|'[^']*'|`[^`]*`|\S/gu) ?? [];
  if (parts.length < fewest) return undefined;
  const names = new Map<string, string>();
  return parts
    .filter((part) => part !== ';')
    .map((part) => {
      if (!/^[\p{L}_$]/u.test(part)) return part;
      if (!names.has(part)) names.set(part, `#${names.size}`);
      return names.get(part);
    })
    .join(' ');
}
