import { expect } from 'chai';
import { attentionMachine } from '../../src/explore/index.js';
import { explore } from '../../src/notebook/index.js';
import { sentBy } from '../support/kernel.js';

describe('explore', () => {
  it('sends one output: the state, HTML that becomes live, a still picture, and words', async () => {
    const machine = attentionMachine({ lit: 'scores', words: ['<b>', '"it"', "they're"] });
    const sent = await sentBy(() => explore(machine));
    expect(sent).to.have.length(1);
    const { data } = sent[0]!;
    expect(Object.keys(data)).to.deep.equal([
      'application/vnd.attention-kit.explorable+json',
      'text/html',
      'image/png',
      'text/plain',
    ]);
    expect(data['application/vnd.attention-kit.explorable+json']).to.deep.equal(machine);
    const packed = /data-explorable="([^"]*)"/.exec(data['text/html'] as string)![1]!;
    const unescaped = packed.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
    expect(JSON.parse(unescaped)).to.deep.equal(machine);
    expect(data['text/html']).to.match(
      /<img src="data:image\/svg\+xml;base64,[^"]+"[^>]* alt="Attention machine: /,
    );
    expect(
      Buffer.from(data['image/png'] as string, 'base64')
        .subarray(1, 4)
        .toString(),
    ).to.equal('PNG');
    expect(data['text/plain']).to.match(/^Attention machine: /);
  });

  it('refuses what is nothing to explore', async () => {
    const message = (value: unknown) => explore(value as never).catch((error: Error) => error.message);
    expect(await message(undefined)).to.equal('explore: expected explorable as an object, got undefined');
    expect(await message({ name: 'x' })).to.equal(
      'explore: expected explorable with state, got an object without',
    );
    expect(await message({ name: 'x', state: {} })).to.match(/^explore: expected one of attention-machine/);
  });
});
