import { findSender } from '../../sender.js';
import type { Verdict } from './verdict.js';

/** The MIME type of a check's result, for whoever collects results: `{ exercise, passed, hint, mistake }`. */
export const checkMimeType = 'application/vnd.attention-kit.check+json';

const SIGNS = {
  right: { sign: '✓', word: 'passed', edge: '#2e8b57', passed: true },
  wrong: { sign: '✗', word: 'not yet', edge: '#d1495b', passed: false },
  waiting: { sign: '○', word: 'open', edge: '#808080', passed: null },
};

/**
 * Tells a verdict in one line, with a sign, words and a colour; outside a notebook it is printed.
 *
 * @param check what is checked: "scores"
 * @param verdict what was found out
 * @param exercise the exercise's id, if there is one
 */
export function tell(check: string, verdict: Verdict, exercise?: string): void {
  const bundle = bundleOf(check, verdict, exercise);
  const send = findSender();
  if (send) send({ data: bundle, metadata: {}, transient: {} }, false);
  else console.log(bundle['text/plain']);
}

function bundleOf(check: string, verdict: Verdict, exercise?: string): Record<string, unknown> {
  const { sign, passed } = SIGNS[verdict.outcome];
  const text = `${check}: ${verdict.text}`;
  const result = { exercise, passed, hint: passed ? undefined : verdict.text, mistake: verdict.mistake };
  return {
    [checkMimeType]: JSON.parse(JSON.stringify(result)), // leaves out what is undefined
    'text/html': asHtml(verdict.outcome, text),
    'text/plain': `${sign} ${text}`,
  };
}

// No live region: the page says a result when it comes, once, and a saved one is read where it stands. Other programs announce no
// output of a cell, and a live region that comes together with its text is seldom read. The colour only repeats the sign.
function asHtml(outcome: Verdict['outcome'], text: string): string {
  const { sign, word, edge } = SIGNS[outcome];
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const style = `border-inline-start:4px solid ${edge};padding-inline-start:8px;white-space:pre-wrap`;
  return `<div style="${style}"><span role="img" aria-label="${word}">${sign}</span> ${escaped}</div>`;
}
