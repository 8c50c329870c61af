import type { Board } from '../../../keep/board.js';
import { boardHtml } from '../../home/board-rows.js';

/*
 * Keeps the board for the projector up to date.
 */

const main = document.querySelector('main')!;
const state = document.querySelector('.state')!;
const events = new EventSource(main.dataset.events!);

events.addEventListener('message', ({ data }) => {
  state.textContent = '';
  main.innerHTML = boardHtml(JSON.parse(data) as Board);
});
events.addEventListener('error', () => {
  state.textContent = 'The connection is lost; this page tries again. These numbers are from before.';
  // A server that has just come back may refuse once: the browser would not ask again.
  if (events.readyState === EventSource.CLOSED) setTimeout(() => location.reload(), 3000);
});
