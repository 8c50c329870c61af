import { expect } from 'chai';
import { loadEncoder } from '../../src/model/index.js';
import { errorOf } from '../support/loading-error.js';
import { tinyBertFiles, withConfig } from '../support/model-files.js';

describe('the config.json of an encoder', () => {
  const configs: [title: string, change: object, message: string][] = [
    ['another architecture', { model_type: 'gpt2' }, 'expected model_type "bert", got "gpt2"'],
    [
      'relative positions',
      { position_embedding_type: 'relative_key' },
      'expected position_embedding_type "absolute", got "relative_key"',
    ],
    ['a decoder', { is_decoder: true }, 'expected is_decoder false, got true'],
    ['another activation', { hidden_act: 'silu' }, 'expected hidden_act "gelu" or "relu", got "silu"'],
    [
      'a size that is missing',
      { hidden_size: undefined },
      'expected hidden_size as a whole number above 0, got nothing',
    ],
    [
      'heads that do not divide',
      { num_attention_heads: 4 },
      'expected num_attention_heads that divides 35, got 4',
    ],
    ['an epsilon of 0', { layer_norm_eps: 0 }, 'expected layer_norm_eps above 0, got 0'],
    ['a padding token outside', { pad_token_id: 36 }, 'expected pad_token_id below 36, got 36'],
    ['more tokens than rows', { vocab_size: 33 }, 'expected tokenizer.json with tokens below 33, got 35'],
  ];
  for (const [title, change, message] of configs) {
    it(`refuses ${title}`, async () =>
      expect(await errorOf(loadEncoder(withConfig(change)))).to.equal(`loadEncoder: ${message}`));
  }

  it('refuses a config.json and a tokenizer.json that are none', async () => {
    const page = new TextEncoder().encode('<html>');
    expect(await errorOf(loadEncoder({ ...tinyBertFiles(), 'config.json': page }))).to.equal(
      'loadEncoder: expected config.json to be a JSON object, got "<html>"',
    );
    expect(await errorOf(loadEncoder({ ...tinyBertFiles(), 'tokenizer.json': page }))).to.equal(
      'loadEncoder: expected tokenizer.json to describe a tokenizer, got "<html>"',
    );
  });
});
