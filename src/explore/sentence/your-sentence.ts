import { readAsset } from '../../assets/read-asset.js';
import { checkOptions, type OptionChecks } from '../../check/options.js';
import { checkOneOf, checkText, checkWhole } from '../../check/values.js';
import type { Explorable } from '../explorable.js';
import { checkLook } from './check-reading.js';
import { type Lexicon, lexiconFrom } from './lexicon.js';
import { readingOf, type Shown } from './reading.js';
import { SENTENCE } from './sentence-state.js';

/** What a sentence to type can be told; everything is optional. */
export interface YourSentenceOptions {
  /** What stands there first; up to 14 words are read. */
  sentence?: string;
  /** The same sentence with a word changed, to lay over it. */
  other?: string;
  /**
   * Words and their neighbors (`'words'`), plain scores (`'scores'`), scores and shares of one word (`'steps'`), or who looks at
   * whom (`'attention'`, where nothing is said).
   */
  shows?: Shown;
  /** The place of the word that is followed (the first *they*, or else the last word). */
  look?: number;
}

const OPTIONS: OptionChecks<YourSentenceOptions> = {
  sentence: checkText,
  other: checkText,
  shows: checkOneOf('words', 'scores', 'steps', 'attention'),
  look: checkWhole,
};

let lexicon: Promise<Lexicon> | undefined;

/**
 * A sentence to type: its tokens, who looks at whom in the trained head, and the words nearest to each before and after.
 *
 * What is shown is what `selfAttention` computes with `loadTrainedHead` on the vectors of `loadWordVectors`. Words without a
 * vector are marked and left out. A second sentence with as many words is laid over the first.
 *
 * @param options sentences, what is shown, the word that is followed
 * @returns what `explore` shows, once words and head are loaded
 * @throws {RangeError} if `look` is no place from 0 to 13
 * @example
 * await explore(await yourSentence({ sentence: 'Robots are cool', shows: 'words' }));
 * // prints Your sentence: 3 words. robots is near robot, robotic, simulate; are near other, these, those; cool near hot, warm, cold.
 */
export async function yourSentence(options: YourSentenceOptions = {}): Promise<Explorable> {
  checkOptions('yourSentence', options, OPTIONS);
  lexicon ??= lexiconFrom(readAsset).catch((error: Error) => {
    lexicon = undefined;
    throw error;
  });
  const loaded = await lexicon;
  const { sentence = SENTENCE, other = '', shows = 'attention' } = options;
  const readAs = (text: string) => readingOf(text, loaded, shows);
  const [read, readOther] = [readAs(sentence), readAs(other)];
  const asker = read.words.indexOf('they');
  const { look = asker >= 0 ? asker : Math.max(0, read.words.length - 1) } = options;
  checkLook('yourSentence', look);
  return { name: 'your-sentence', state: { sentence, other, shows, look, read, readOther } };
}
