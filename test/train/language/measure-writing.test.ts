import { expect } from 'chai';
import { measureWriting } from '../../../src/index.js';

const read = 'It isn\'t so, said the cook. "Oh, so!"';

describe('what is counted in a text that was written', () => {
  it('are whole words only, in large or small letters, apostrophes within them included', () => {
    // Whole: THE, isn't, coook, said
    const { words, real } = measureWriting("ok THE isn't coook said th", read);
    expect([words, real]).to.deep.equal([4, 3 / 4]);
  });
  it('are quotes of whole paragraphs: an odd mark is one that stays open', () => {
    const { quotes, closed } = measureWriting('"a" b "c\nd\n"e" "f"\n"cut', read);
    expect([quotes, closed]).to.deep.equal([4, 3 / 4]); // "a", "c, "e", "f"
  });
  it('are beginnings of sentences behind a full stop, a question or an exclamation mark, quoted too', () => {
    const { ends, begun } = measureWriting('so. The cook? "Oh! said the. a', read);
    expect([ends, begun]).to.deep.equal([4, 2 / 4]); // The, "Oh, said, a
  });
  it('is no share where there is nothing to count', () => {
    const { words, real, closed, begun } = measureWriting('', read);
    expect(words).to.equal(0);
    expect([real, closed, begun].every(Number.isNaN)).to.equal(true);
  });
});
