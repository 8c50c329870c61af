import { shareText } from '../draw/number-text.js';
import {
  choicesOf,
  isDue,
  MOST_BEGINNING,
  numbersOf,
  texts,
  topOf,
  type WritingState,
} from './writing-state.js';

/** A character as it is named in a sentence. */
export function named(character: string): string {
  return { ' ': 'a space', '\n': 'a new line' }[character] ?? `“${character}”`;
}

/** A number as it is written in a sentence. */
export function counted(count: number): string {
  return `${count}`.replace(/\B(?=(?:\d{3})+$)/g, ','); // what a browser knows of languages takes it long to load
}

/** What was looked at for the character that is followed, in one sentence. */
export function writingFinding(state: WritingState): string {
  if (isDue(state)) return 'Writing …';
  const { read, look, layer, head, beginning } = state;
  const [back, weight] = read.most[look]!;
  const place = beginning.length + look - back;
  const who = head === 0 ? `layer ${layer}` : `head ${head} of layer ${layer}`;
  const most = named(`${beginning}${read.written}`[place]!);
  return `For ${named(read.written[look]!)} ${who} looked most at ${most}, ${back} back: ${shareText(weight)}`;
}

/** How it was written, the text, and what was looked at. */
export function writingWords(state: WritingState): string {
  const { read, size, text, temperature, seed, beginning, look } = state;
  const few = isAll(state) ? '' : `, top-k ${topOf(state)},`;
  const likely = read.likely[look]!.map(
    (share, k) => `${named(read.likeliest[look]![k]!)} ${shareText(share)}`,
  );
  return `A language model of ${counted(numbersOf(read, size))} learned numbers, which learned from ${learnedFrom[text]} characters, goes on from “${beginning}” at temperature ${temperature}${few} with seed ${seed}: “${read.written}”. ${bitsText(state)}. ${writingFinding(state)}. Likeliest in its place: ${likely.join(', ')}.`;
}

/** How many characters each text has, as it is said. */
export const learnedFrom: Readonly<Record<WritingState['text'], string>> = {
  small: '56,000',
  middle: '450,000',
  all: '3,600,000',
};

/** What the amounts of text are called: the largest models are there for all of it only. */
export function textsText(state: WritingState): string {
  return hasAllTexts(state)
    ? 'learned from so many characters'
    : 'learned from characters (dashed: not here)';
}

function hasAllTexts(state: WritingState): boolean {
  return choicesOf(state).text!.length === texts.length;
}

/** How many of the likeliest may come. */
export function topText(state: WritingState): string {
  const top = topOf(state);
  const which = isAll(state) ? `all ${top}` : top === 1 ? 'only the likeliest' : `the ${top} likeliest`;
  return `top-k: ${which} may come`;
}

function isAll(state: WritingState): boolean {
  return topOf(state) === state.read.characters.length;
}

/** What the text would cost to pack. */
export function bitsText({ read }: WritingState): string {
  return `${read.bits.toFixed(2)} bits a character`;
}

/** What was typed and can't be gone on from, which models there are, and what no seed changes. */
export function writingNotes(state: WritingState): string[] {
  const { typed, beginning, temperature, read } = state;
  const all = [...new Set(typed)];
  const odd = all.filter((character) => !read.characters.includes(character));
  const isOther = odd.length === all.length;
  const isLong = typed.length > MOST_BEGINNING;
  const surely = temperature === 0 ? 'At temperature 0' : topOf(state) === 1 && 'With top-k at 1';
  return [
    ...(odd.length > 0 ? [`It doesn’t know ${odd.map(named).join(' ')}: left out.`] : []),
    ...(isOther ? [`Type letters to go on from; “${beginning}” still stands there.`] : []),
    ...(isLong ? [`It goes on from the first ${MOST_BEGINNING} characters that it knows.`] : []),
    ...(hasAllTexts(state) ? [] : ['Of this size the kit has no model that learned from less text.']),
    ...(surely ? [`${surely} the likeliest always comes, whatever the seed.`] : []),
  ];
}
