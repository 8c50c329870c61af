import { onTheClock } from '../../../keep/on-the-clock.js';
import type { ListedName } from '../../../workshop/room/names.js';
import { escapeHtml } from '../../home/escape-html.js';
import { plainPage } from './plain-page.js';

/** What the teacher's page of names shows. */
export interface NamesPage {
  readonly base: string;
  readonly names: readonly ListedName[];
  /** The name that has just been freed. */
  readonly freed?: string | undefined;
}

/** The page on which the teacher sees who is there, and frees names. */
export function namesHtml({ base, names, freed }: NamesPage): string {
  const here = names.filter(({ state }) => state === 'taken').length;
  const handedIn = names.filter((each) => each.handedIn !== undefined).length;
  const done =
    freed === undefined
      ? ''
      : `<p class="problem" role="status">${escapeHtml(freed)} can be taken again now.</p>\n`;
  const table =
    names.length === 0
      ? '<p>Nobody has joined yet.</p>'
      : `<table class="names"><thead><tr><th scope="col">name</th><th scope="col">state</th><th scope="col">free the name for</th></tr></thead>
<tbody>
${names.map((each) => rowHtml(base, each)).join('\n')}
</tbody></table>`;
  return plainPage(
    base,
    'Who is here',
    `${done}<p>${here} ${here === 1 ? 'has' : 'have'} joined, ${handedIn} ${handedIn === 1 ? 'has' : 'have'} handed in. <a href="${escapeHtml(base)}board/names">Look again</a></p>
<p class="small"><strong>Same person</strong>: somebody sits at another computer, or the browser has forgotten who they are. They choose their name again; what they handed in and solved stays. What they wrote is in the browser that they wrote it in.</p>
<p class="small"><strong>Somebody else</strong>: the name was taken by a wrong person, who has to join again. What was handed in under it is put into the folder <code>set-aside</code> beside the hand-ins, and isn’t marked.</p>
${table}`,
  );
}

function rowHtml(base: string, { name, state, handedIn, isExtra }: ListedName): string {
  const words = { open: 'not here yet', freed: 'freed', taken: 'here' }[state];
  const handed = handedIn === undefined ? '' : `, handed in <time>${onTheClock(handedIn)}</time>`;
  const value = escapeHtml(name);
  const button = (who: string, label: string) =>
    `<button name="who" value="${who}" aria-label="Free ${value}: ${label.toLowerCase()}">${label}</button>`;
  const form =
    state === 'taken'
      ? `<form method="post" action="${escapeHtml(base)}board/names"><input type="hidden" name="name" value="${value}">${button('same', 'Same person')}${button('other', 'Somebody else')}</form>`
      : '';
  return `<tr><th scope="row">${value}</th><td>${words}${handed}${isExtra ? ', not on the list' : ''}</td><td>${form}</td></tr>`;
}
