import type { Board, BoardRow } from '../../keep/board.js';
import { escapeHtml } from './escape-html.js';

/** A board's numbers as HTML. */
export function boardHtml({ joined, shown, handedIn, chapters }: Board): string {
  const here = `<p class="here"><strong>${joined}</strong> joined · <strong>${shown}</strong> counted here · <strong>${handedIn}</strong> handed in</p>`;
  const legend =
    '<p class="legend"><span class="solved">✓ solved</span> <span class="tried">✗ tried</span> <span class="open">○ not tried yet</span></p>';
  if (chapters.length === 0)
    return `${here}\n<p class="none">No exercise has been tried yet by anybody who is counted here.</p>`;
  return [here, legend, ...chapters.map(chapterHtml)].join('\n');
}

function chapterHtml({ title, rows }: Board['chapters'][number]): string {
  return `<section>
<table><thead><tr><th scope="col"><h2>${escapeHtml(title)}</h2></th><th scope="col">✓</th><th scope="col">✗</th><th scope="col">○</th><th scope="col"><span class="unseen">shares</span></th><th scope="col">most often wrong</th></tr></thead>
<tbody>${rows.map(rowHtml).join('\n')}</tbody></table></section>`;
}

function rowHtml({ id, title, open, tried, solved, mistake }: BoardRow): string {
  const bar = (kind: string, count: number) =>
    count > 0 ? `<span class="${kind}" style="flex-grow:${count}"></span>` : '';
  const bars = bar('solved', solved) + bar('tried', tried) + bar('open', open);
  const wrong = mistake
    ? `${escapeHtml(mistake.name.replaceAll('-', ' '))} <span class="times">× ${mistake.count}</span>`
    : '';
  return `<tr><th scope="row"><span class="id">${escapeHtml(id)}</span> ${escapeHtml(title)}</th><td class="solved">${solved}</td><td class="tried">${tried}</td><td class="open">${open}</td><td><div class="bar" aria-hidden="true">${bars}</div></td><td class="mistake">${wrong}</td></tr>`;
}
