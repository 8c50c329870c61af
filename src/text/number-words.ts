/** A word of a number, and which parts of the number it stands for: its ones, tens, … below a thousand or above. */
export type Piece = readonly [word: string, parts: readonly string[]];

/** The languages in which numbers can be written. */
export type NumberLanguage = 'english' | 'german' | 'french';

/** A group of three digits, told apart by its name: `thousands` or `ones`. */
interface Group {
  value: number;
  name: string;
  /** Whether nothing follows it in the number. */
  isLast: boolean;
}

const ENGLISH: readonly string[] =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const ENGLISH_TENS: readonly string[] = '- - twenty thirty forty fifty sixty seventy eighty ninety'.split(
  ' ',
);
const GERMAN: readonly string[] = 'null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf'.split(
  ' ',
);
const GERMAN_TENS: readonly string[] =
  '- - zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig'.split(' ');
const FRENCH: readonly string[] =
  'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize'.split(' ');
const FRENCH_TENS: readonly string[] = '- - vingt trente quarante cinquante soixante'.split(' ');

/** The words of a number from 0 to 999,999, in the order of the language. */
export function numberPieces(number: number, language: NumberLanguage): Piece[] {
  const { zero, below, thousand } = RULES[language];
  if (number === 0) return [[zero, ['ones.ones']]];
  const thousands = { value: Math.floor(number / 1000), name: 'thousands', isLast: false };
  const rest = { value: number % 1000, name: 'ones', isLast: true };
  const high = thousands.value > 0 ? thousand(below(thousands), thousands) : [];
  return rest.value > 0 ? [...high, ...below(rest)] : high;
}

interface Rules {
  zero: string;
  /** The words of a number below a thousand. */
  below: (group: Group) => Piece[];
  /** Puts the word for thousand behind the words before it. */
  thousand: (words: Piece[], group: Group) => Piece[];
}

const RULES: Readonly<Record<NumberLanguage, Rules>> = {
  english: {
    zero: 'zero',
    below: englishBelow,
    thousand: (words) => [...words, ['thousand', ['thousand']]],
  },
  german: { zero: 'null', below: germanBelow, thousand: (words) => [...words, ['tausend', ['thousand']]] },
  french: { zero: 'zéro', below: frenchBelow, thousand: frenchThousand },
};

/** What a group's digits are called as parts, and what they are. */
function digitsOf({ value, name }: Group) {
  const part = (of: string) => `${name}.${of}`;
  const [hundreds, tens, ones] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10];
  const parts = {
    hundreds: part('hundreds'),
    hundred: part('hundred'),
    tens: part('tens'),
    ones: part('ones'),
  };
  return { hundreds, tens, ones, below100: value % 100, parts };
}

function englishBelow(group: Group): Piece[] {
  const { hundreds, tens, ones, below100, parts } = digitsOf(group);
  const words: Piece[] = [];
  if (hundreds > 0) words.push([ENGLISH[hundreds]!, [parts.hundreds]], ['hundred', [parts.hundred]]);
  if (tens === 1) return [...words, [ENGLISH[below100]!, [parts.tens, parts.ones]]];
  if (tens > 1) words.push([ENGLISH_TENS[tens]!, [parts.tens]]);
  if (ones > 0) words.push([ENGLISH[ones]!, [parts.ones]]);
  return words;
}

function germanBelow(group: Group): Piece[] {
  const { hundreds, tens, ones, below100, parts } = digitsOf(group);
  const words: Piece[] = [];
  if (hundreds > 0) words.push([GERMAN[hundreds]!, [parts.hundreds]], ['hundert', [parts.hundred]]);
  if (below100 > 9 && below100 < 13) return [...words, [GERMAN[below100]!, [parts.tens, parts.ones]]];
  if (tens === 0 && ones > 0) words.push([ones === 1 && group.isLast ? 'eins' : GERMAN[ones]!, [parts.ones]]);
  if (tens === 1) words.push([stemOf(ones), [parts.ones]], ['zehn', [parts.tens]]);
  if (tens < 2) return words;
  if (ones > 0) words.push([GERMAN[ones]!, [parts.ones]], ['und', []]);
  return [...words, [GERMAN_TENS[tens]!, [parts.tens]]];
}

/** Sechzehn and siebzehn are shorter than sechs and sieben. */
const stemOf = (ones: number): string => (ones === 6 ? 'sech' : ones === 7 ? 'sieb' : GERMAN[ones]!);

function frenchBelow(group: Group): Piece[] {
  const { hundreds, below100, parts } = digitsOf(group);
  if (hundreds === 0) return frenchBelow100(group);
  const many = group.isLast && below100 === 0 ? 'cents' : 'cent';
  const hundred: Piece[] =
    hundreds === 1
      ? [['cent', [parts.hundreds, parts.hundred]]]
      : [
          [FRENCH[hundreds]!, [parts.hundreds]],
          [many, [parts.hundred]],
        ];
  return [...hundred, ...frenchBelow100(group)];
}

/** Seventy is sixty-ten, eighty four twenties, ninety four twenties and ten. */
function frenchBelow100(group: Group): Piece[] {
  const { tens, ones, below100, parts } = digitsOf(group);
  if (below100 === 0) return [];
  if (tens < 2) return frenchSmall(below100, parts);
  const score = tens < 7 ? tens : tens < 8 ? 6 : 8;
  const left = below100 - 10 * score;
  const plural = group.isLast && left === 0 ? 'vingts' : 'vingt';
  const first: Piece[] =
    score === 8
      ? [
          ['quatre', [parts.tens]],
          [plural, [parts.tens]],
        ]
      : [[FRENCH_TENS[score]!, [parts.tens]]];
  const link: Piece[] = ones === 1 && score < 8 ? [['et', []]] : [];
  if (left === 0) return first;
  return [
    ...first,
    ...link,
    ...(left < 10 ? [[FRENCH[left]!, [parts.ones]] as Piece] : frenchSmall(left, parts)),
  ];
}

/** From 1 to 19; above 16 it is ten and the rest. */
function frenchSmall(value: number, { tens, ones }: { tens: string; ones: string }): Piece[] {
  if (value < 10) return [[FRENCH[value]!, [ones]]];
  if (value === 10) return [['dix', [tens]]];
  if (value < 17) return [[FRENCH[value]!, [tens, ones]]];
  return [
    ['dix', [tens]],
    [FRENCH[value - 10]!, [ones]],
  ];
}

/** One thousand is mille alone. */
function frenchThousand(words: Piece[], { value }: Group): Piece[] {
  if (value === 1) return [['mille', ['thousands.ones', 'thousand']]];
  return [...words, ['mille', ['thousand']]];
}
