import type { Board, BoardRow } from '../../keep/board.js';
import { escapeHtml } from './escape-html.js';

type Chapter = Board['chapters'][number];

/** So many chapters show all their exercises; of more, the latest do: a projector has no room for others. */
const [most, latestOfMore] = [6, 5];

/** A board's numbers as HTML. */
export function boardHtml({ joined, shown, handedIn, chapters }: Board): string {
  const here = `<p class="here"><strong>${joined}</strong> joined · <strong>${shown}</strong> counted here · <strong>${handedIn}</strong> handed in</p>`;
  const legend =
    '<p class="legend"><span class="solved">✓ solved</span> <span class="tried">✗ tried, not solved yet</span> <span class="open">○ not tried yet</span></p>';
  if (chapters.length === 0)
    return `${here}\n<p class="none">Nobody who is counted here has tried an exercise yet. To be counted, tick <em>Count me on the class’s board</em>: when you join, or at the end of your home page.</p>`;
  const count = chapters.length > most ? latestOfMore : chapters.length;
  const [earlier, latest] = [chapters.slice(0, -count), chapters.slice(-count)];
  const tables = [...(earlier.length > 0 ? [earlierHtml(earlier)] : []), ...latest.map(chapterHtml)];
  return `${here}\n${legend}\n<div class="chapters">\n${tables.join('\n')}\n</div>`;
}

function chapterHtml({ title, rows }: Chapter): string {
  return tableHtml(title, rows.map(rowHtml), 'most frequent mistake');
}

/** Chapters that the class has left behind: a line for each, with all its exercises counted together. */
function earlierHtml(chapters: readonly Chapter[]): string {
  const rows = chapters.map(({ title, rows }) => {
    const sum = (of: (row: BoardRow) => number) => rows.reduce((all, row) => all + of(row), 0);
    const [open, tried, solved] = [sum((row) => row.open), sum((row) => row.tried), sum((row) => row.solved)];
    return lineHtml(escapeHtml(title), { open, tried, solved }, '');
  });
  return tableHtml('Earlier chapters', rows, '');
}

function tableHtml(title: string, rows: readonly string[], last: string): string {
  return `<section>
<table><thead><tr><th scope="col"><h2>${escapeHtml(title)}</h2></th><th scope="col">✓</th><th scope="col">✗</th><th scope="col">○</th><th scope="col"><span class="unseen">shares</span></th><th scope="col">${last || '<span class="unseen">mistake</span>'}</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table></section>`;
}

function rowHtml({ id, title, mistake, ...counts }: BoardRow): string {
  const wrong = mistake
    ? `${escapeHtml(mistake.name.replaceAll('-', ' '))} <span class="times">× ${mistake.count}</span>`
    : '';
  return lineHtml(`<span class="id">${escapeHtml(id)}</span> ${escapeHtml(title)}`, counts, wrong);
}

function lineHtml(
  name: string,
  { open, tried, solved }: Pick<BoardRow, 'open' | 'tried' | 'solved'>,
  wrong: string,
): string {
  const bar = (kind: string, count: number) =>
    count > 0 ? `<span class="${kind}" style="flex-grow:${count}"></span>` : '';
  const bars = bar('solved', solved) + bar('tried', tried) + bar('open', open);
  return `<tr><th scope="row">${name}</th><td class="solved">${solved}</td><td class="tried">${tried}</td><td class="open">${open}</td><td><div class="bar" aria-hidden="true">${bars}</div></td><td class="mistake">${wrong}</td></tr>`;
}
