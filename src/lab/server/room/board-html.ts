import type { Board } from '../../../keep/board.js';
import { boardHtml } from '../../home/board-rows.js';
import { escapeHtml } from '../../home/escape-html.js';

/** What the board's page shows besides. */
export interface BoardPage {
  readonly base: string;
  /** The scripts that keep it up to date. */
  readonly scripts: readonly string[];
  /** The link to join, and its QR code as SVG. */
  readonly link: string;
  readonly code: string;
}

/** The page for the projector. */
export function boardPage(board: Board, { base, scripts, link, code }: BoardPage): string {
  const url = (name: string) => escapeHtml(`${base}static/${name}`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Board · Attention Kit</title>
<link rel="icon" href="${url('favicon.svg')}" type="image/svg+xml">
<link rel="stylesheet" href="${url('home.css')}">
<link rel="stylesheet" href="${url('room.css')}">
${scripts.map((name) => `<script defer src="${url(name)}"></script>`).join('\n')}
</head>
<body class="board">
<header>
<div class="code" role="img" aria-label="QR code of the link to join">${code}</div>
<h1>Where we are</h1>
<p class="join">Join: <strong>${linkHtml(link)}</strong></p>
<p class="state" role="status"></p>
</header>
<main data-events="${escapeHtml(`${base}board/events`)}">
${boardHtml(board)}
</main>
</body>
</html>
`;
}

/** A link that may break before its last part, and nowhere in a part. */
function linkHtml(link: string): string {
  const end = link.lastIndexOf('/join/');
  return `<span class="part">${escapeHtml(link.slice(0, end))}</span><wbr><span class="part">${escapeHtml(link.slice(end))}</span>`;
}
