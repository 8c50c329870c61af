import { expect } from 'chai';
import { tokenize } from '../../src/text/index.js';

describe('tokenize', () => {
  const cases: [title: string, text: string, tokens: string[]][] = [
    [
      'gives the words of the main example in lower case',
      'Transformers are cool because they are efficient',
      ['transformers', 'are', 'cool', 'because', 'they', 'are', 'efficient'],
    ],
    ['makes each punctuation mark a token', 'Yes, (really)?!', ['yes', ',', '(', 'really', ')', '?', '!']],
    [
      'cuts at apostrophes as the vectors’ own texts did',
      "It's what they don't, can't, we'll",
      ['it', "'s", 'what', 'they', 'do', "n't", ',', 'ca', "n't", ',', 'we', "'ll"],
    ],
    ['reads a curly apostrophe like a straight one', 'they’re', ['they', "'re"]],
    ['keeps quotation marks apart from words', "'cool'", ["'", 'cool', "'"]],
    ['keeps a hyphenated word whole', 'state-of-the-art 21-year-olds', ['state-of-the-art', '21-year-olds']],
    ['keeps a dash between words apart', 'cool - or not', ['cool', '-', 'or', 'not']],
    ['keeps numbers whole', 'about 1,000 at $3.50, 24/7', ['about', '1,000', 'at', '$', '3.50', ',', '24/7']],
    ['keeps initials whole', 'the U.S. team.', ['the', 'u.s.', 'team', '.']],
    ['keeps three dots together', 'well...', ['well', '...']],
    ['knows letters beyond English', 'Über naïve Ωmega', ['über', 'naïve', 'ωmega']],
    ['joins a letter with its separate accent', 'nai\u0308ve', ['naïve']],
    ['keeps an emoji of several parts whole', 'ok👩‍🚀👍🏽', ['ok', '👩‍🚀', '👍🏽']],
    ['keeps flags whole', '🇩🇪🇫🇷 🏴󠁧󠁢󠁳󠁣󠁴󠁿', ['🇩🇪', '🇫🇷', '🏴󠁧󠁢󠁳󠁣󠁴󠁿']],
    [
      'keeps a word whole whose letters are parted or joined',
      'می\u200cخواهم क्\u200dष',
      ['می\u200cخواهم', 'क्\u200dष'],
    ],
    ['leaves out what has no shape', 'co\u00adol \u200fשלום\u200b', ['cool', 'שלום']],
  ];
  for (const [title, text, tokens] of cases) {
    it(title, () => expect(tokenize(text)).to.deep.equal(tokens));
  }

  it('loses nothing but spaces', () => {
    const text = "a-b c's d. e.f. 1,2 (x) n't 'tis -- 3-d 🙂";
    expect(tokenize(text).join('')).to.equal(text.replaceAll(' ', ''));
  });

  it('refuses a text without words', () => {
    expect(() => tokenize(' \n')).to.throw(
      RangeError,
      /^tokenize: expected a text with at least one word, got " \\n"$/,
    );
    expect(() => tokenize('')).to.throw(
      RangeError,
      /^tokenize: expected a text with at least one word, got ""$/,
    );
  });

  it('refuses what is not a text', () => {
    expect(() => tokenize(7 as unknown as string)).to.throw(
      TypeError,
      /^tokenize: expected text as a text, got 7$/,
    );
  });
});
