import { expect } from 'chai';
import { readAsset } from '../../src/assets/read-asset.js';
import { attentionScores, project, selfAttention } from '../../src/attention/index.js';
import { asCell } from '../../src/explore/as-cell.js';
import { atOnce } from '../../src/explore/at-once.js';
import { shareText } from '../../src/explore/draw/number-text.js';
import { readExplorable } from '../../src/explore/read-explorable.js';
import { lexiconFrom } from '../../src/explore/sentence/lexicon.js';
import { readingOf } from '../../src/explore/sentence/reading.js';
import { sentenceKind } from '../../src/explore/sentence/sentence-kind.js';
import type { SentenceState } from '../../src/explore/sentence/sentence-state.js';
import { sentenceWords } from '../../src/explore/sentence/sentence-words.js';
import { yourSentence } from '../../src/explore/sentence/your-sentence.js';
import { stillOf } from '../../src/explore/still.js';
import { format } from '../../src/plot/texts.js';
import { embed, loadWordVectors, nearestWords } from '../../src/text/index.js';
import { nearest } from '../../src/text/nearest.js';
import { nearestOfEach } from '../../src/text/nearest-of-each.js';
import { loadTrainedHead } from '../../src/train/index.js';

const lexicon = await lexiconFrom(readAsset);
const state = (await yourSentence()).state as SentenceState;
const typedFirst = (from: SentenceState, id: string, text: string) =>
  sentenceKind.typing!.typed(from, id, text, lexicon);
const type = (from: SentenceState, id: string, text: string) => {
  const typed = typedFirst(from, id, text);
  return sentenceKind.later!.done(typed, atOnce(sentenceKind.later!.work(typed, lexicon)));
};

/** An attribute without a value, as HTML allows and no drawing library reads. */
const bareAttribute = /<[a-z]+(?: [\w:-]+="[^"]*")* [\w:-]+(?=[ />])/;

describe('a sentence that is typed', () => {
  it('is read with the shares of selfAttention to the last printed digit, and the words of nearestWords', async () => {
    const [vectors, head] = [await loadWordVectors(), await loadTrainedHead()];
    for (const text of [state.sentence, 'The dog likes the bone because it is cheap', 'cool']) {
      const { words, weights, before, after } = readingOf(text, lexicon, 'attention');
      const all = selfAttention(embed(words, vectors), head);
      const expected = (await all.weights.array()) as number[][];
      const output = (await all.output.array()) as number[][];
      for (const [i, row] of weights.entries()) {
        expect(row.map(shareText), words[i]).to.deep.equal(expected[i]!.map(shareText));
        const near = (of: string | number[]) => nearestWords(vectors, of, 3).map(({ word }) => word);
        expect(after[i]).to.deep.equal(near(output[i]!));
        expect(before[i]).to.deep.equal(near(words[i]!));
      }
    }
  });

  it('shows the scores of attentionScores, plain in chapter 3, divided by the root beside the shares', async () => {
    const [vectors, { wQuery, wKey }] = [await loadWordVectors(), await loadTrainedHead()];
    const { words } = state.read;
    const x = embed(words, vectors);
    const plain = attentionScores(project(x, wQuery), project(x, wKey));
    for (const [shows, scores] of [
      ['scores', plain],
      ['steps', plain.div(Math.sqrt(16))],
    ] as const) {
      const made = (await yourSentence({ shows })).state as SentenceState;
      const expected = (await scores.array()) as number[][];
      for (const [i, row] of expected.entries())
        expect(made.read.scores![i]!.map((score) => score.toFixed(1))).to.deep.equal(
          row.map((score) => score.toFixed(1)),
        );
      const { svg } = stillOf({ name: 'your-sentence', state: made });
      for (const score of expected[4]!) expect(svg).to.include(`>${format(score, 1)}<`);
      expect(svg.includes('new vector'), shows).to.equal(shows === 'steps');
    }
    const plainly = (await yourSentence({ shows: 'scores' })).state as SentenceState;
    expect(sentenceKind.result(plainly)).to.equal('“they” gives its highest score, 5.3, to “transformers”');
    expect(sentenceWords(plainly)).to.include('they scores transformers 5.3, are ');
    expect(sentenceKind.typing!.fields(plainly)).to.have.length(1);
  });

  it('finds for many vectors at once what it finds for each, zeros and odd numbers of them, too', () => {
    const { vectors, squares } = lexicon;
    const rows = Array.from({ length: 7 }, (_, i) =>
      vectors.values.subarray(50 * 101 * i, 50 * 101 * i + 50),
    );
    for (const targets of [[], rows.slice(0, 1), rows, [...rows.slice(0, 4), new Float32Array(50)]]) {
      const each = targets.map((row) => nearest(vectors, row, { count: 3, except: [], squares }));
      expect(atOnce(nearestOfEach(vectors, targets, { count: 3, squares }))).to.deep.equal(each);
    }
  });

  it('has lines at once while it is typed, and near words and spellings a moment later', () => {
    const text = 'Trasnformers are qqqqzzzzxx';
    const [first, whole] = [typedFirst(state, 'sentence', text), type(state, 'sentence', text)];
    expect(sentenceKind.later!.isDue(first)).to.equal(true);
    expect(sentenceKind.later!.isDue(whole)).to.equal(false);
    expect(first.read.weights).to.deep.equal(whole.read.weights);
    expect(first.read.after).to.deep.equal([[]]);
    expect(first.read.before, 'known from before').to.deep.equal(whole.read.before);
    const words = typedFirst({ ...state, shows: 'words', look: 1 }, 'sentence', 'are violins');
    expect(sentenceKind.result(words)).to.equal('“violins” is near …');
    expect(whole.read.after.map((near) => near.length)).to.deep.equal([3]);
    expect(sentenceKind.notes(first)[0]).to.match(
      /and left out\. (Words that are spelled|Spelled) like it: /,
    );
  });

  it('marks words that have no vector, with spellings, and leaves them out', () => {
    const typed = type(state, 'sentence', 'Trasnformers are cool');
    expect(typed.read.words).to.deep.equal(['are', 'cool']);
    expect(sentenceKind.notes(typed)[0]).to.match(
      /^“trasnformers” is not among .* Spelled like it: transformers/,
    );
    expect(sentenceKind.result(typed), 'the last where there are fewer').to.match(/^“cool” gives/);
    const more = type(typed, 'sentence', state.sentence);
    expect(sentenceKind.result(more), 'as before').to.equal(sentenceKind.result(state));
    for (const text of ['', '   ', 'qqqqzzzzxx'])
      expect(sentenceKind.result(type(state, 'sentence', text)), text).to.equal('Type a sentence');
  });

  it('reads no more than 14 words, and says so', () => {
    const typed = type(state, 'sentence', 'they are '.repeat(20));
    expect(typed.read.words).to.have.length(14);
    expect(sentenceKind.notes(typed)).to.deep.equal(['The first 14 words are read.']);
  });

  it('lays a sentence with a word changed over the first, and says when it has more words', () => {
    const changed = type(state, 'other', 'Robots are cool because they are efficient');
    const { svg } = stillOf({ name: 'your-sentence', state: changed });
    expect(svg).to.include('transformers → robots');
    expect(svg).not.to.match(bareAttribute);
    const [first, second] = [state.read, changed.readOther].map(({ weights }) => shareText(weights[4]![0]!));
    expect(svg).to.include(`${first} → ${second}`);
    expect(sentenceKind.notes(changed)).to.deep.equal([]);
    const longer = type(state, 'other', 'Robots are very cool because they are efficient');
    expect(sentenceKind.notes(longer)[0]).to.match(/the second sentence has 8 words, the first 7\.$/);
  });

  it('is drawn without fault at any width, with nothing typed, too', () => {
    const texts = ['', 'cool', state.sentence, 'a b c d e f g h i j k l m n o p'];
    for (const width of [340, 704])
      for (const text of texts)
        for (const shows of ['words', 'scores', 'steps', 'attention'] as const) {
          const typed = type({ ...state, shows }, 'sentence', text);
          const { svg } = stillOf({ name: 'your-sentence', state: typed }, width);
          expect(svg, text).not.to.match(/NaN|undefined|Infinity|role=/);
          expect(svg, `${text}: as XML`).not.to.match(bareAttribute);
        }
  });

  it('follows the word that is pointed at, and goes from word to word', () => {
    expect(sentenceKind.looked(state, 'row.0').look).to.equal(0);
    expect(sentenceKind.looked(state, 'row.7')).to.equal(state);
    expect(sentenceKind.next(state, 'row.6', 'ArrowDown')).to.equal('row.6');
    expect(sentenceKind.next(state, 'row.6', 'ArrowUp')).to.equal('row.5');
  });

  it('is made again by the code of its cell, and read from a file only if it fits together', async () => {
    expect(asCell<SentenceState>(sentenceKind, { ...state, shows: 'words' })).to.include(
      "await explore(await yourSentence({ shows: 'words', look: 4 }));",
    );
    const read = (changes: object) => () =>
      readExplorable({ name: 'your-sentence', state: { ...state, ...changes } });
    expect(read({})().state).to.deep.equal(state);
    expect(read({ look: 14 })).to.throw(/^explore: expected look from 0 to 13, got 14$/);
    const { weights, before } = state.read;
    const odd: object[] = [
      { weights: weights.slice(1) },
      { scores: weights },
      { weights: weights.map((row) => row.map(() => 2)) },
      { before: before.map(() => [7]) },
      { words: Array(15).fill('they') },
      { unknown: null },
    ];
    for (const part of odd)
      expect(read({ read: { ...state.read, ...part } }), Object.keys(part)[0]).to.throw(
        RangeError,
        /^explore: expected read as yourSentence makes it/,
      );
    expect(await yourSentence({ look: -1 }).catch(({ message }) => message)).to.equal(
      'yourSentence: expected look from 0 to 13, got -1',
    );
  });
});
