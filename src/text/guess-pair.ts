const words = (list: string) => new Set(list.split(' '));

const PRONOUNS = words('they them it he him she her themselves itself himself herself we us you i me');

const SMALL = words(
  'a an the this that these those some any all every each no my your his their our its and or but nor so because since ' +
    'as if when while than then there here is are was were be been being am do does did has have had will would can could ' +
    'may might must should not to of in on at by for from with about into over under up down out off very too also just ' +
    'who whom whose which what where why how',
);

const isWord = (token: string) => /[\p{L}\p{N}]/u.test(token);

/** The place of the word that is likely to ask for another: the first pronoun; where there is none, the last word. */
export function guessAsker(tokens: readonly string[]): number {
  const pronoun = tokens.findIndex((token) => PRONOUNS.has(token));
  return pronoun >= 0 ? pronoun : Math.max(tokens.findLastIndex(isWord), 0);
}

/** The place of a word that it may ask for: the first other one with a meaning of its own; where there is none, any other. */
export function guessMeant(tokens: readonly string[], from: number): number {
  const others = [...tokens.keys()].filter((place) => tokens[place] !== tokens[from]);
  const named = others.find((place) => {
    const token = tokens[place]!;
    return isWord(token) && !SMALL.has(token) && !PRONOUNS.has(token);
  });
  return named ?? others[0] ?? [...tokens.keys()].find((place) => place !== from) ?? from;
}
