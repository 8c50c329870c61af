import { escapeHtml } from './escape-html.js';
import type { HomeChapter } from './home-chapter.js';
import type { HomeLinks } from './home-links.js';
import { isRead, readShare } from './read-share.js';

/** The five steps, each by the number of its chapter. */
const steps: readonly (readonly [name: string, formula: string])[] = [
  ['words', 'X'],
  ['query, key, value', 'Q K V'],
  ['scores', 'Q Kᵀ ÷ √d'],
  ['shares', 'softmax'],
  ['new words', 'A V'],
];

/** The five steps of self-attention as one line, which lights up chapter by chapter. */
export function stepsHtml(chapters: readonly HomeChapter[], links: HomeLinks): string {
  const items = steps.map(([name, formula], k) => {
    const chapter = chapters.find(({ path, own }) => !own && path.startsWith(`0${k + 1}-`));
    return chapter ? step(chapter, links, name, formula) : '';
  });
  if (items.includes('')) return '';
  return `<ol class="steps" aria-label="Self-attention in five steps">\n${items.join('\n')}\n</ol>`;
}

function step(chapter: HomeChapter, links: HomeLinks, name: string, formula: string): string {
  const share = readShare(chapter);
  const state = isRead(chapter) ? 'read' : share > 0 ? 'begun' : 'ahead';
  const number = /^\d+/.exec(chapter.title)?.[0] ?? '';
  return `<li class="step ${state}"><a class="step-link" href="${links.notebook(chapter.path)}"><span class="dot">${escapeHtml(number)}</span> ${name}<span class="formula" aria-hidden="true">${formula}</span>${state === 'ahead' ? '' : `<span class="state">${state}</span>`}</a></li>`;
}
