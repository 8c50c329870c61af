import type { Adjective, Noun, Verb } from './sentence-words.js';

/** A word in both languages; either may be missing. */
export type WordPiece = readonly [english: string | undefined, german: string | undefined];

/** The same words in the order of each language. */
export interface Sentence {
  english: readonly WordPiece[];
  german: readonly WordPiece[];
}

/** Who: which noun, how many, and what they are like. */
export interface Who {
  noun: Noun;
  isMany: boolean;
  adjective: Adjective | undefined;
}

/** Somebody does something with somebody. */
export interface Clause {
  subject: Who;
  verb: Verb;
  object: Who;
}

/** Where the verb stands in a German clause: second, last after *dass* and *weil*, first where a clause comes before. */
export type VerbPlace = 'second' | 'last' | 'first';

const ARTICLES = {
  subject: { m: 'der', f: 'die', n: 'das', many: 'die' },
  object: { m: 'den', f: 'die', n: 'das', many: 'die' },
} as const;
const COMMA: readonly [undefined, string] = [undefined, ','];

/** The words of a clause. */
export function clauseOf({ subject, verb, object }: Clause, place: VerbPlace): Sentence {
  const [who, whom, does] = [
    whoIs(subject, 'subject'),
    whoIs(object, 'object'),
    verbOf(verb, subject.isMany),
  ];
  const german = {
    second: [...who, does, ...whom],
    last: [...who, ...whom, does],
    first: [does, ...who, ...whom],
  }[place];
  return { english: [...who, does, ...whom], german };
}

/** Somebody says, thinks, hopes that … */
export function thatClause(subject: Who, thought: Verb, inner: Sentence): Sentence {
  const says = [...whoIs(subject, 'subject'), verbOf(thought, subject.isMany)];
  const that: WordPiece = ['that', 'dass'];
  return { english: [...says, that, ...inner.english], german: [...says, COMMA, that, ...inner.german] };
}

/** … because … */
export function becauseClause(main: Sentence, reason: Sentence): Sentence {
  const because: WordPiece = ['because', 'weil'];
  return {
    english: [...main.english, because, ...reason.english],
    german: [...main.german, COMMA, because, ...reason.german],
  };
}

/** Because …, … */
export function reasonFirst(reason: Sentence, main: Sentence): Sentence {
  const [because, comma] = [
    ['because', 'weil'],
    [',', ','],
  ] as [WordPiece, WordPiece];
  return {
    english: [because, ...reason.english, comma, ...main.english],
    german: [because, ...reason.german, comma, ...main.german],
  };
}

function whoIs({ noun, isMany, adjective }: Who, role: 'subject' | 'object'): WordPiece[] {
  const article = ARTICLES[role][isMany ? 'many' : noun.gender];
  const ending = isMany || article === 'den' ? 'en' : 'e';
  const place = isMany ? 1 : 0;
  return [
    ['the', article],
    ...(adjective ? [[adjective[0], `${adjective[1]}${ending}`] as const] : []),
    [noun.english[place], noun.german[place]],
  ];
}

function verbOf({ english, german }: Verb, isMany: boolean): WordPiece {
  const place = isMany ? 1 : 0;
  return [english[place], german[place]];
}
