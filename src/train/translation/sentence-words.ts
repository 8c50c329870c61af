/** A noun or a verb in both languages, of one and of many. */
export interface Verb {
  english: readonly [one: string, many: string];
  german: readonly [one: string, many: string];
}

/** A noun, with its German gender. */
export interface Noun extends Verb {
  gender: 'm' | 'f' | 'n';
}

/** English, and the German stem. */
export type Adjective = readonly [english: string, stem: string];

const both = (english: string, german: string): Verb => ({
  english: english.split(' ') as [string, string],
  german: german.split(' ') as [string, string],
});
const noun = (gender: Noun['gender'], english: string, german: string): Noun => ({
  ...both(english, german),
  gender,
});

export const nouns: readonly Noun[] = [
  noun('m', 'dog dogs', 'Hund Hunde'),
  noun('m', 'man men', 'Mann Männer'),
  noun('m', 'bird birds', 'Vogel Vögel'),
  noun('m', 'king kings', 'König Könige'),
  noun('f', 'cat cats', 'Katze Katzen'),
  noun('f', 'woman women', 'Frau Frauen'),
  noun('f', 'mouse mice', 'Maus Mäuse'),
  noun('f', 'queen queens', 'Königin Königinnen'),
  noun('n', 'horse horses', 'Pferd Pferde'),
  noun('n', 'child children', 'Kind Kinder'),
  noun('n', 'animal animals', 'Tier Tiere'),
  noun('n', 'calf calves', 'Kalb Kälber'),
];

/** What somebody does with somebody. */
export const verbs: readonly Verb[] = [
  both('sees see', 'sieht sehen'),
  both('loves love', 'liebt lieben'),
  both('hears hear', 'hört hören'),
  both('calls call', 'ruft rufen'),
  both('knows know', 'kennt kennen'),
  both('feeds feed', 'füttert füttern'),
  both('seeks seek', 'sucht suchen'),
  both('finds find', 'findet finden'),
];

/** What somebody does with a whole clause. */
export const thoughts: readonly Verb[] = [
  both('says say', 'sagt sagen'),
  both('thinks think', 'denkt denken'),
  both('hopes hope', 'hofft hoffen'),
  both('dreams dream', 'träumt träumen'),
];

export const adjectives: readonly Adjective[] = [
  ['old', 'alt'],
  ['young', 'jung'],
  ['small', 'klein'],
  ['big', 'groß'],
  ['clever', 'klug'],
];
