import { expect } from 'chai';
import { openTokenizer } from '../../src/model/encoder-tokenizer.js';
import { referenceFile, tinyBertFiles } from '../support/model-files.js';

describe('the tokenizer of an encoder', () => {
  it('reads a tokenizer.json without its optional parts, and one of 250,037 tokens', async () => {
    const full = JSON.parse(new TextDecoder().decode(tinyBertFiles()['tokenizer.json']));
    const { normalizer: _, decoder, padding, truncation, ...few } = full;
    const small = openTokenizer(JSON.stringify(few), 36);
    expect(small('the cat').tokens).to.deep.equal(['[CLS]', 'the', 'cat', '[SEP]']);
    for (let id = 36; id < 250_037; id++) full.model.vocab[`w${id}`] = id;
    expect(openTokenizer(JSON.stringify(full), 250_037)('w250036').ids[1]).to.equal(250_036);
  });

  const { cases: unicode } = JSON.parse(new TextDecoder().decode(referenceFile('tokens.json'))) as {
    cases: { text: string; tokens: string[] }[];
  };
  for (const { text: written, tokens } of unicode)
    it(`cuts as Hugging Face's own tokenizers do: ${JSON.stringify(written)}`, () => {
      const file = JSON.parse(new TextDecoder().decode(tinyBertFiles()['tokenizer.json']));
      for (const word of 'μαιοσ οδοσ ##ς σ 𠀀 𫝀 丽 中 istanbul x'.split(' '))
        file.model.vocab[word] = Object.keys(file.model.vocab).length;
      expect(openTokenizer(JSON.stringify(file), 100)(written).tokens).to.deep.equal(tokens);
    });
});
