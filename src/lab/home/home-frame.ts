import type { HomeChapter } from './home-chapter.js';
import type { HomeLinks } from './home-links.js';
import { homeLists } from './home-lists.js';
import { machineHtml } from './machine-html.js';
import { stepsHtml } from './steps-html.js';
import { wayHtml } from './way-html.js';

/** What a home page shows, and what its edition adds. */
export interface HomePage {
  readonly chapters: readonly HomeChapter[];
  readonly links: HomeLinks;
  /** Where a reader's copy is saved, in words. */
  readonly kept: string;
  /** HTML for the head. */
  readonly head?: string;
  /** HTML behind the chapters. */
  readonly more: string;
  /** Links in the foot. */
  readonly ways: string;
  /** HTML at the end. */
  readonly foot: string;
}

/** The HTML that all home pages have in common. */
export function homeFrame({ chapters, links, kept, head = '', more, ways, foot }: HomePage): string {
  const { base } = links;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
${head}<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Attention Kit</title>
<link rel="icon" href="${base}static/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${base}static/home.css">
</head>
<body>
<header>
<h1>Attention Kit</h1>
<p>Self-attention, step by step. Open a chapter, run its cells from top to bottom with <span class="keys"><kbd>Shift</kbd>+<kbd>Enter</kbd></span><span class="fingers">the ▶ beside each</span>, and change whatever you like: your copy is saved ${kept}.</p>
<div id="way">
${homeWay(chapters, links)}
</div>
</header>
<main>
${machineHtml(base)}
<div id="chapters">
${homeLists(chapters, links)}
</div>
${more}
</main>
<footer>
<nav aria-label="More">
${ways}<a href="${base}static/licences.txt">Licences</a>
</nav>
${foot}
</footer>
</body>
</html>
`;
}

/** Where the reader is and what comes next, as words and as the line of the five steps. */
export function homeWay(chapters: readonly HomeChapter[], links: HomeLinks): string {
  return `${wayHtml(chapters, links)}\n${stepsHtml(chapters, links)}`;
}
