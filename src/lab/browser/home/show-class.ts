import { onTheClock } from '../../../keep/on-the-clock.js';
import { askClass, type Me } from '../room/ask-class.js';
import type { Site } from '../site.js';
import { doing } from './say.js';

/** Says who the reader is in the class, and lets them choose whether they are counted on its board. */
export async function showClass(site: Site): Promise<void> {
  if (!site.isClass) return;
  const { name, shown, handedIn } = (await askClass(site, 'me')) as Me;
  const place = document.getElementById('class')!;
  const who = document.createElement('strong');
  who.textContent = name;
  const box = Object.assign(document.createElement('input'), { type: 'checkbox', checked: shown });
  const label = document.createElement('label');
  label.className = 'choice';
  label.append(box, ' Count me on the class’s board, without my name');
  box.addEventListener('change', () => {
    const wanted = box.checked;
    void doing(async () => {
      await askClass(site, 'shown', { shown: wanted }).catch((error) => {
        box.checked = !wanted;
        throw error;
      });
      return wanted
        ? 'What you solve from now on is counted on the board.'
        : 'You are not counted on the board.';
    });
  });
  place.replaceChildren(
    'In this class you are ',
    who,
    `. ${handedInWords(handedIn)}`,
    document.createElement('br'),
    label,
  );
  place.hidden = false;
}

function handedInWords(time: string | null): string {
  if (time === null) return 'You have not handed in yet.';
  return `You handed in last on ${onTheClock(time)}; you can again.`;
}
