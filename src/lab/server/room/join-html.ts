import { escapeHtml } from '../../home/escape-html.js';
import { plainPage } from './plain-page.js';

/** What the page to join shows. */
export interface JoinPage {
  readonly base: string;
  readonly code: string;
  /** Who this browser's reader is already. */
  readonly name?: string | undefined;
  /** Why it didn't work, and what was written. */
  readonly problem?: string;
  readonly given?: string;
}

/** The page on which a student takes a name. */
export function joinHtml({ base, code, name, problem, given = '' }: JoinPage): string {
  const known =
    name === undefined
      ? ''
      : `<p>You are <strong>${escapeHtml(name)}</strong>. <a href="${escapeHtml(base)}">Go on</a></p>\n<p>Somebody else at this computer? Take another name:</p>`;
  return plainPage(
    base,
    'Join the class',
    `${known}
<form method="post" action="${escapeHtml(`${base}join/${code}`)}">
${problem === undefined ? '' : `<p class="problem" role="alert">${escapeHtml(problem)}</p>\n`}<label for="nickname">Your name or a nickname</label>
<input id="nickname" name="nickname" maxlength="60" autocomplete="nickname" required value="${escapeHtml(given)}"${problem === undefined ? '' : ' aria-invalid="true"'}>
<label class="choice"><input type="checkbox" name="shown" value="yes"> Count me on the class’s board: how many have solved what, without names</label>
<button type="submit">Join</button>
</form>
<p class="small">Your teacher sees your name on what you hand in. What you write stays in this browser until then.</p>`,
  );
}

/** What somebody sees who hasn't joined. */
export function strangerHtml(base: string, problem?: string): string {
  return plainPage(
    base,
    'Join the class',
    `<form method="get" action="${escapeHtml(`${base}join`)}">
${problem === undefined ? '' : `<p class="problem" role="alert">${escapeHtml(problem)}</p>\n`}<label for="code">The six letters and digits at the end of your teacher’s link</label>
<input id="code" name="code" maxlength="20" autocomplete="off" autocapitalize="none" spellcheck="false" required>
<button type="submit">Go on</button>
</form>`,
  );
}
