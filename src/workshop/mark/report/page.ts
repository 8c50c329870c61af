import { printable } from '../../../format/printable.js';
import type { MarkedClass, MarkedStudent } from '../mark-class.js';
import { solved } from './csv.js';

/** What the page says besides marks. */
export interface MarksBesides {
  /** What exercises are called, by id. */
  readonly titles?: ReadonlyMap<string, string>;
  /** What couldn't be read, a sentence each. */
  readonly problems?: readonly string[];
}

/** A class's marks as one page that needs nothing else, in light and dark. */
export function marksAsPage(
  marked: MarkedClass,
  { titles = new Map(), problems = [] }: MarksBesides = {},
): string {
  const { students, exercises } = marked;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Marks</title><style>${style}</style></head><body>
<h1>Marks of ${students.length} ${students.length === 1 ? 'student' : 'students'}</h1>
<p>${exercises.length} exercises. ✓ solved, ✗ tried, ○ handed in as it was, empty: not handed in. Point at a ✗ to read what was found.</p>
${unread(problems)}${distribution(marked)}
${copies(marked)}
${difficulty(marked, titles)}
${scores(marked)}
</body></html>
`;
}

const style = `:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}body{margin:2rem auto;max-width:75rem;padding:0 1rem}
table{border-collapse:collapse;font-variant-numeric:tabular-nums}th,td{padding:.2rem .5rem;text-align:start;border-bottom:1px solid #8886}
td.n,th.n{text-align:end}.wide{overflow-x:auto}.right{color:light-dark(#1b6b3a,#6fd08c)}.wrong{color:light-dark(#b02a3f,#ff8b98)}
.bar{display:inline-block;height:.8em;background:light-dark(#3a6ea5,#7db3ee);vertical-align:baseline}`;

function unread(problems: readonly string[]): string {
  if (problems.length === 0) return '';
  return `<h2>Not read</h2><ul>${problems.map((problem) => `<li>${text(problem)}</li>`).join('')}</ul>\n`;
}

function distribution({ students, exercises }: MarkedClass): string {
  const counts = Array.from(
    { length: exercises.length + 1 },
    (_, n) => students.filter(({ marks }) => solved(marks) === n).length,
  );
  const rows = counts.flatMap((count, n) =>
    count > 0
      ? [`<tr><td class=n>${n}</td><td class=n>${count}</td><td>${bar(count / students.length)}</td></tr>`]
      : [],
  );
  return `<h2>How many solved how much</h2>
<table><tr><th class=n>solved</th><th class=n>students</th><th></th></tr>${rows.join('')}</table>`;
}

function bar(share: number): string {
  return `<span class=bar style="width:${(share * 20).toFixed(2)}rem"></span>`;
}

function copies({ copies: found }: MarkedClass): string {
  if (found.length === 0) return '<h2>Copies</h2><p>No two answers are alike beyond chance.</p>';
  const rows = found.map(
    ({ exercise, students }) =>
      `<tr><td>${text(exercise)}</td><td>${students.map(text).join(', ')}</td></tr>`,
  );
  return `<h2>Copies</h2><p>These answers are alike but for blanks, comments and the names of things. Two who were told the same look so, too: ask them.</p>
<table><tr><th>exercise</th><th>students</th></tr>${rows.join('')}</table>`;
}

function difficulty({ exercises, students }: MarkedClass, titles: ReadonlyMap<string, string>): string {
  const rows = exercises.map((id) => {
    const marks = students.flatMap(({ marks }) => marks.get(id) ?? []);
    const right = marks.filter(({ passed }) => passed).length;
    const mistakes = countsOf(
      marks.flatMap(({ passed, mistake }) => (passed === false ? [mistake ?? 'without a name'] : [])),
    );
    const named = mistakes.map(([mistake, count]) => `${text(mistake)} × ${count}`).join(', ');
    return `<tr><td>${text([id, titles.get(id) ?? ''].join(' ').trim())}</td><td class=n>${right}</td><td class=n>${marks.length}</td><td>${bar(right / Math.max(1, students.length))}</td><td>${named}</td></tr>`;
  });
  return `<h2>What went wrong where</h2><p>Mistakes by their names, which what-goes-wrong.md in the teacher's pack explains.</p><div class=wide>
<table><tr><th>exercise</th><th class=n>solved</th><th class=n>handed in</th><th></th><th>mistakes</th></tr>${rows.join('')}</table></div>`;
}

/** Texts by how often they come, the most frequent first. */
function countsOf(texts: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const each of texts) counts.set(each, (counts.get(each) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a);
}

function scores({ exercises, students }: MarkedClass): string {
  const head = exercises.map((id) => `<th>${text(id)}</th>`).join('');
  const rows = students.map(
    (student) =>
      `<tr><th title="${text(student.file)}">${text(student.name)}</th><td class=n>${solved(student.marks)}</td>${exercises.map((id) => cell(student, id)).join('')}</tr>`,
  );
  return `<h2>Who solved what</h2><div class=wide>
<table><tr><th>student</th><th class=n>solved</th>${head}</tr>${rows.join('')}</table></div>`;
}

function cell({ marks }: MarkedStudent, id: string): string {
  const mark = marks.get(id);
  if (!mark) return '<td></td>';
  if (mark.passed) return '<td class=right>✓</td>';
  if (mark.passed === null) return '<td>○</td>';
  const found = [mark.mistake, mark.hint].flatMap((each) => each ?? []).join(': ');
  return `<td class=wrong title="${text(found)}">✗</td>`;
}

/** What a student wrote is text here, whatever it looks like. */
function text(words: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return printable(words).replace(/[&<>"']/g, (sign) => entities[sign]!);
}
