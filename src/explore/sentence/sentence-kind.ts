import type { Kind } from '../kind.js';
import { areRows, areTexts, each, isText, maybe, named, record, whole } from '../shape.js';
import { untouched } from '../untouched.js';
import { type Lexicon, lexiconFrom } from './lexicon.js';
import { quickReading, wholeReading } from './reading.js';
import { sentencePicture } from './sentence-picture.js';
import { isTwofold, SENTENCE, type SentenceState, withFollowed } from './sentence-state.js';
import { sentenceFinding, sentenceNotes } from './sentence-words.js';

const CALLER = 'yourSentence';

const isReading = record({
  tokens: areTexts,
  unknown: named(areTexts),
  words: areTexts,
  scores: maybe(areRows),
  weights: areRows,
  before: each(areTexts),
  after: each(areTexts),
});

/** A sentence that is typed, as what shows it needs it. */
export const sentenceKind: Kind<SentenceState> = {
  ...untouched,
  hint: 'Type any English sentence, and point at a word to follow it.',
  maker: CALLER,
  isMadeLater: true,
  shape: {
    sentence: isText,
    other: isText,
    shows: isText,
    look: whole(0),
    read: isReading,
    readOther: isReading,
  },
  picture: (state, view) => sentencePicture(withFollowed(state), view),
  result: (state) => sentenceFinding(withFollowed(state)),
  options: ({ sentence, other, shows, look }) => ({
    ...(sentence === SENTENCE ? {} : { sentence }),
    ...(other === '' ? {} : { other }),
    ...(shows === 'attention' ? {} : { shows }),
    look,
  }),
  looked: (state, handle) => {
    const look = placeOf(state, handle);
    return look === undefined || look === state.look ? state : { ...state, look };
  },
  next(state, handle, key) {
    const [at, step] = [placeOf(state, handle), { ArrowUp: -1, ArrowDown: 1 }[key]];
    if (at === undefined || step === undefined) return undefined;
    return `row.${Math.min(state.read.words.length - 1, Math.max(0, at + step))}`;
  },
  notes: sentenceNotes,
  typing: {
    fields: ({ sentence, other, shows }) => [
      { id: 'sentence', label: 'Your sentence', value: sentence },
      ...(isTwofold({ shows }) ? [{ id: 'other', label: 'With one word changed', value: other }] : []),
    ],
    typed(state, id, value, loaded) {
      const reading = quickReading(value, loaded as Lexicon, state.shows);
      return id === 'sentence'
        ? { ...state, sentence: value, read: reading }
        : { ...state, other: value, readOther: reading };
    },
  },
  later: {
    isDue: ({ read, readOther }) => read.isDue === true || readOther.isDue === true,
    *work({ sentence, other, shows, read, readOther }, loaded) {
      const whole = (text: string) => wholeReading(text, loaded as Lexicon, shows);
      return {
        read: read.isDue ? yield* whole(sentence) : read,
        readOther: readOther.isDue ? yield* whole(other) : readOther,
      };
    },
    done: (state, found) => ({ ...state, ...(found as Pick<SentenceState, 'read' | 'readOther'>) }),
  },
  needs: {
    load: lexiconFrom,
    missing: ['words', 'type'],
  },
};

function placeOf({ read }: SentenceState, handle: string): number | undefined {
  const at = Number(/^row\.(\d+)$/.exec(handle)?.[1] ?? Number.NaN);
  return at < read.words.length ? at : undefined;
}
