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
  /** The names to choose from; without them everybody takes one of their own. */
  readonly choices?: readonly { readonly name: string; readonly taken: boolean }[] | undefined;
}

/** The page on which a student takes a name. */
export function joinHtml({ base, code, name, problem, given = '', choices }: JoinPage): string {
  const isWrong = problem === undefined ? '' : ' aria-invalid="true"';
  const known =
    name === undefined
      ? ''
      : `<p>You are <strong>${escapeHtml(name)}</strong>. <a href="${escapeHtml(base)}">Go on</a></p>\n<p>Somebody else at this computer? Take another name:</p>`;
  return plainPage(
    base,
    'Join the class',
    `${known}
<form method="post" action="${escapeHtml(`${base}join/${code}`)}">
${problem === undefined ? '' : `<p class="problem" role="alert">${escapeHtml(problem)}</p>\n`}${choices ? listHtml(choices, isWrong) : fieldHtml(given, isWrong)}
<label class="choice"><input type="checkbox" name="shown" value="yes"> Count me on the class’s board: how many have solved what, without names</label>
<button type="submit">Join</button>
</form>
<p class="small">Your teacher sees your name on what you hand in. What you write stays in this browser until then.</p>`,
  );
}

function fieldHtml(given: string, isWrong: string): string {
  return `<label for="nickname">Your name or a nickname</label>
<input id="nickname" name="nickname" maxlength="60" autocomplete="nickname" required value="${escapeHtml(given)}"${isWrong}>`;
}

/** Names that are taken can be seen, and not be chosen: whoever misses their own knows why. */
function listHtml(choices: NonNullable<JoinPage['choices']>, isWrong: string): string {
  const options = choices.map(({ name, taken }) => {
    const value = escapeHtml(name);
    return `<option value="${value}"${taken ? ' disabled' : ''}>${value}${taken ? ' (taken)' : ''}</option>`;
  });
  return `<label for="nickname">Your name</label>
<select id="nickname" name="nickname" autocomplete="off" required${isWrong}>
<option value="">Choose your name</option>
${options.join('\n')}
</select>
<p class="hint">Your name is taken, and not by you? Tell your teacher, who can free it.</p>`;
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

/** What a student sees who follows a link to a chapter that the class doesn't have. */
export function notGivenHtml(base: string): string {
  return plainPage(
    base,
    'Not in this class',
    `<p>Your teacher hasn’t handed out this chapter. <a href="${escapeHtml(base)}">To the chapters of the class</a></p>`,
  );
}
