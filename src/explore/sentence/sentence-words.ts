import { peakOf } from '../../plot/extremes.js';
import { format } from '../../plot/texts.js';
import { shareText } from '../draw/number-text.js';
import type { Reading } from './reading.js';
import { MOST_WORDS } from './reading.js';
import { isComparable, type SentenceState } from './sentence-state.js';

/** What is seen of the word that is followed, in one sentence. */
export function sentenceFinding({ read, look, shows }: SentenceState): string {
  const word = read.words[look];
  if (word === undefined) return 'Type a sentence';
  if (shows === 'words') return `“${word}” is near ${nearText(read, read.before[look]!)}`;
  if (shows === 'scores') {
    const scores = read.scores![look]!;
    const best = peakOf(scores);
    return `“${word}” gives its highest score, ${format(scores[best]!, 1)}, to ${named(read, look, best)}`;
  }
  const row = read.weights[look]!;
  const most = peakOf(row);
  return `“${word}” gives ${Math.round(100 * row[most]!)} % of its attention to ${named(read, look, most)}`;
}

/** Near words; what is still to be found is three points. */
export function nearText({ isDue }: Reading, near: readonly string[]): string {
  return isDue && near.length === 0 ? '…' : near.join(', ');
}

function named({ words }: Reading, look: number, target: number): string {
  return target === look ? 'itself' : `“${words[target]}”`;
}

/** The words, who looks at whom, and who is near. */
export function sentenceWords({ read, shows }: SentenceState): string {
  const { words, scores, weights, before, after } = read;
  const near = words.map((word, i) => {
    if (shows === 'words') return `${word}${i === 0 ? ' is' : ''} near ${before[i]!.join(', ')}`;
    if (shows === 'scores')
      return `${word} scores ${words.map((other, j) => `${other} ${format(scores![i]![j]!, 1)}`).join(', ')}`;
    const shares = words.map((other, j) => `${other} ${shareText(weights[i]![j]!)}`);
    return `${word} looks at ${shares.join(', ')}, and its new vector is near ${after[i]!.join(', ')}`;
  });
  const end = near.length > 0 ? ` ${near.join('; ')}.` : '';
  return `Your sentence: ${words.length} words.${end}`;
}

/** What of the two sentences can't be read, or not compared. */
export function sentenceNotes(state: SentenceState): string[] {
  const { read, readOther } = state;
  const isOdd = readOther.words.length > 0 && !isComparable(state);
  const sizes = `${readOther.words.length} words, the first ${read.words.length}`;
  return [
    ...new Set([...unknownNotes(read), ...unknownNotes(readOther)]),
    ...(isOdd ? [`Change a word, and leave the others: the second sentence has ${sizes}.`] : []),
    ...(read.tokens.length === MOST_WORDS ? [`The first ${MOST_WORDS} words are read.`] : []),
  ];
}

function unknownNotes({ unknown, isDue }: Reading): string[] {
  return Object.entries(unknown).map(([token, offers]) => {
    const none = isDue ? 'Words that are spelled like it: …' : 'No word is spelled like it.';
    const near = offers.length > 0 ? `Spelled like it: ${offers.join(', ')}.` : none;
    return `“${token}” is not among the 27,000 words, and left out. ${near}`;
  });
}
