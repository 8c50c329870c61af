import { expect } from 'chai';
import { bigramBits, bigramTable, loadNovels, type NovelSplit, splitNovels } from '../../../src/index.js';
import { windowStarts } from '../../../src/train/language/text-windows.js';

describe('the novels', () => {
  let split: NovelSplit;
  before(async () => {
    split = splitNovels(await loadNovels());
  });

  it('are six, in plain characters, without headings or notes of editors', async () => {
    const novels = await loadNovels();
    expect(novels.map(({ title }) => title)).to.deep.equal([
      ...['Emma', 'Mansfield Park', 'Northanger Abbey'],
      ...['Persuasion', 'Pride and Prejudice', 'Sense and Sensibility'],
    ]);
    for (const { text } of novels) {
      expect(text).to.match(/^[\n !"'(),\-.0-9:;?A-Za-z]{400000,}\n$/);
      expect(text).to.not.match(/^(chapter|volume) |Gutenberg|Signet/im);
    }
  });
  it('are parted into nine tenths, a twentieth and a twentieth, and nothing is lost', async () => {
    const all = (await loadNovels()).map(({ text }) => text).join('');
    const { train, validation, test, characters } = split;
    expect(train.length + validation.length + test.length).to.equal(all.length);
    expect(train.length / all.length).to.be.closeTo(0.9, 1e-5);
    expect(validation.length / all.length).to.be.closeTo(0.05, 1e-5);
    expect(characters).to.have.length(75);
  });
  it('give fewer characters to learn from, of each novel its share, and the same to judge by', async () => {
    const few = splitNovels(await loadNovels(), 60_000);
    expect(few.train.length).to.be.within(59_997, 60_003); // six times rounded
    expect(few.test).to.equal(split.test);
    expect(few.train).to.include('It is a truth universally acknowledged');
  });
  it('need fewer bits by a table of pairs than by guessing, the fewer the more was counted', () => {
    const { train, test, characters } = split;
    const of = (text: string) => bigramBits(bigramTable(text, characters), test);
    const [whole, part] = [of(train), of(train.slice(0, 10_000))];
    expect(whole).to.be.below(part);
    expect(part).to.be.below(Math.log2(75));
    expect(whole).to.be.within(3.3, 3.7);
  });
});

describe('pieces of a text', () => {
  it('begin anywhere that they fit, each place as often', () => {
    const next = windowStarts(12, 8, 5); // places 0 to 4
    const counts = [0, 0, 0, 0, 0];
    for (let i = 0; i < 1000; i++) counts[next()]! += 1;
    for (const count of counts) expect(count).to.be.within(140, 260); // 200 ± 12.6
  });
});
