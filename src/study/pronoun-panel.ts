/** One thing asked of a head: at `word`, does it look at `noun`? */
export interface Ask {
  /** A pronoun or an adjective, as it stands in the sentence. */
  word: string;
  /** The noun that is meant. */
  noun: string;
}

/** A sentence with what is asked in it. */
export interface PanelSentence {
  form: string;
  text: string;
  asks: readonly Ask[];
  /** All nouns of the sentence. */
  nouns: readonly string[];
}

/** Each line: a sentence, with [word>noun] for what is asked, and its nouns. */
const SENTENCES: Readonly<Record<string, string>> = {
  'one noun': `
    Transformers are [cool>Transformers] because [they>Transformers] are [efficient>Transformers]. | Transformers
    Windows are [useful>Windows] because [they>Windows] are [transparent>Windows]. | Windows
    Lemons are [sour>Lemons] because [they>Lemons] are [acidic>Lemons]. | Lemons
    My neighbours are [nice>neighbours] since [they>neighbours] are always [quiet>neighbours]. | neighbours
    Computers are [fast>Computers], but [they>Computers] are also [expensive>Computers]. | Computers
    Elephants are [heavy>Elephants], so [they>Elephants] are rarely [hungry>Elephants]. | Elephants
    The old bridges are [dangerous>bridges] because [they>bridges] are [narrow>bridges]. | bridges
    These apples look [red>apples], and [they>apples] taste [sweet>apples]. | apples
    The chair is [old>chair], but [it>chair] is still [comfortable>chair]. | chair
    This exam was [hard>exam] because [it>exam] was very [long>exam]. | exam`,
  'two nouns, the first is meant': `
    The dogs chased the cats because [they>dogs] were [angry>dogs]. | dogs cats
    The teachers punished the pupils because [they>teachers] were [strict>teachers]. | teachers pupils
    The trophy doesn't fit into the suitcase because [it>trophy] is too [big>trophy]. | trophy suitcase
    The animal didn't cross the street because [it>animal] was too [tired>animal]. | animal street
    The hunters lost the wolves because [they>hunters] were [slow>hunters]. | hunters wolves
    The guests praised the cooks because [they>guests] were [polite>guests]. | guests cooks
    The ball broke the window because [it>ball] was so [heavy>ball]. | ball window
    The students love the books because [they>students] are [curious>students]. | students books
    The police arrested the thieves before [they>police] were [attacked>police]. | police thieves
    The children ate the cakes because [they>children] were [hungry>children]. | children cakes`,
  'two nouns, the second is meant': `
    The dogs chased the cats because [they>cats] were [weak>cats]. | dogs cats
    The teachers punished the pupils because [they>pupils] were [lazy>pupils]. | teachers pupils
    The trophy doesn't fit into the suitcase because [it>suitcase] is too [small>suitcase]. | trophy suitcase
    The animal didn't cross the street because [it>street] was too [wide>street]. | animal street
    The hunters lost the wolves because [they>wolves] were [fast>wolves]. | hunters wolves
    The guests praised the cooks because [they>cooks] were [skilled>cooks]. | guests cooks
    The ball broke the window because [it>window] was so [thin>window]. | ball window
    The students love the books because [they>books] are [funny>books]. | students books
    The police arrested the thieves because [they>thieves] were [armed>thieves]. | police thieves
    The children ate the cakes because [they>cakes] were [delicious>cakes]. | children cakes`,
  'the noun comes later': `
    Because [they>transformers] are [efficient>transformers], transformers are [cool>transformers]. | transformers
    Although [they>lions] look [lazy>lions], lions are [dangerous>lions]. | lions
    When [it>milk] is [warm>milk], milk turns [sour>milk]. | milk
    Since [they>tourists] were [lost>tourists], the tourists asked a farmer. | tourists farmer
    Before [they>seeds] are [planted>seeds], the seeds must stay [dry>seeds]. | seeds
    Because [it>car] was too [expensive>car], the man sold the car. | man car`,
  'longer sentences': `
    Engineers like [efficient>transformers] transformers because [they>transformers] save energy. | Engineers transformers energy
    The cook washed the knives and put [them>knives] away while [they>knives] were [wet>knives]. | cook knives
    We bought three lamps in town, but [they>lamps] were [broken>lamps] when we came home. | lamps town home
    My sister has two cats, and [they>cats] are very [playful>cats]. | sister cats
    The letters from my uncle were [late>letters] because [they>letters] had the [wrong>stamps] stamps. | letters uncle stamps
    The doctor gave the patient some pills, and [they>pills] were [bitter>pills]. | doctor patient pills`,
};

/**
 * 42 sentences of five forms in which pronouns and adjectives refer to a noun: what heads of a model can be asked about.
 *
 * In the second and third form the sentences are pairs that differ in one word, and by it in the noun that is meant.
 *
 * @returns the sentences, form by form
 * @see Levesque et al. 2012, The Winograd Schema Challenge (the trophy and its like), https://aaai.org/papers/59-4492-the-winograd-schema-challenge/
 * @example
 * pronounPanel()[0].asks[1]; // → { word: 'they', noun: 'Transformers' }
 */
export function pronounPanel(): PanelSentence[] {
  return Object.entries(SENTENCES).flatMap(([form, lines]) =>
    lines
      .trim()
      .split('\n')
      .map((line) => parse(form, line)),
  );
}

const ASK = /\[(\w+)>(\w+)\]/g;

function parse(form: string, line: string): PanelSentence {
  const [marked, nouns] = line.trim().split(' | ') as [string, string];
  const asks = Array.from(marked.matchAll(ASK), ([, word, noun]) => ({ word: word!, noun: noun! }));
  return { form, text: marked.replaceAll(ASK, '$1'), asks, nouns: nouns.split(' ') };
}
