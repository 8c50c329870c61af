import { randomName } from '../check/random-name.js';
import { checkCount, checkText } from '../check/values.js';
import { findSender } from './sender.js';

/** A bar that a long cell moves forward. */
export interface Progress {
  /** Moves on by `steps` (default 1); wait for it, and the page has time to draw. */
  advance(steps?: number, note?: string): Promise<void>;
  /** Fills the bar; the note stays beside it. */
  done(note?: string): void;
}

const WIDTH = 30;
const PAUSE = 100; // milliseconds between two pictures of the bar

/**
 * Shows how far a long task has come, in one line that is replaced as it goes.
 *
 * What remains in the notebook in the end is the same at every run: no times, no speeds.
 * Outside a notebook only the last line is printed.
 *
 * @param label what is being done
 * @param total number of steps
 * @throws {RangeError} when total is not a whole number above 0
 * @example
 * const bar = progress('training', 20);
 * for (let step = 0; step < 20; step++) await bar.advance();
 * bar.done('loss 0.02');
 * // prints training ██████████████████████████████ 20 / 20  loss 0.02
 */
export function progress(label: string, total: number): Progress {
  checkText('progress', 'label', label);
  checkCount('progress', 'total', total);
  const draw = drawer();
  let [at, drawnAt] = [0, Number.NEGATIVE_INFINITY];
  const line = (note?: string) => barText(label, at, total, note);
  return {
    async advance(steps = 1, note) {
      checkCount('progress', 'steps', steps);
      checkNote(note);
      at = Math.min(at + steps, total);
      if (at < total && performance.now() - drawnAt < PAUSE) return;
      drawnAt = performance.now();
      draw(line(note), false);
      await new Promise((resolve) => setTimeout(resolve));
    },
    done(note) {
      checkNote(note);
      at = total;
      draw(line(note), true);
    },
  };
}

function checkNote(note: string | undefined): void {
  if (note !== undefined) checkText('progress', 'note', note);
}

function barText(label: string, at: number, total: number, note: string | undefined): string {
  const full = Math.floor((WIDTH * at) / total);
  const bar = '█'.repeat(full) + '░'.repeat(WIDTH - full);
  return `${label} ${bar} ${at} / ${total}${note ? `  ${note}` : ''}`;
}

// The first line is an output of its own, the next ones replace it.
function drawer(): (text: string, isLast: boolean) => void {
  const send = findSender();
  if (!send) return (text, isLast) => isLast && console.log(text);
  const display_id = randomName(16);
  let isUpdate = false;
  return (text) => {
    send({ data: { 'text/plain': text }, metadata: {}, transient: { display_id } }, isUpdate);
    isUpdate = true;
  };
}
