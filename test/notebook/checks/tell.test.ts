import { expect } from 'chai';
import { check } from '../../../src/notebook/index.js';
import { sentBy } from '../../support/kernel.js';

describe('the result of a check in a cell', () => {
  const given = {
    name: 'a < b',
    right: () => 2,
    mistakes: [{ id: 'three', gives: 3, hint: 'one & one more' }],
  };
  const sentFor = async (answer: unknown) => {
    const sent = await sentBy(async () => check.number(answer, { exercise: '9.1', ...given }));
    expect(sent).to.have.length(1);
    return sent[0]!.data;
  };
  const result = 'application/vnd.attention-kit.check+json';

  it('carries the exercise, whether it is passed, and which mistake was recognised', async () => {
    expect((await sentFor(2))[result]).to.deep.equal({ exercise: '9.1', passed: true });
    expect((await sentFor(3))[result]).to.deep.equal({
      exercise: '9.1',
      passed: false,
      hint: 'one & one more',
      mistake: 'three',
    });
    expect((await sentFor(undefined))[result]).to.deep.equal({
      exercise: '9.1',
      passed: null,
      hint: 'not answered yet',
    });
  });
  it('holds a sign with a word, so that the colour is not needed, and is no live region: the page says it', async () => {
    const html = async (answer: unknown) => `${(await sentFor(answer))['text/html']}`;
    for (const [answer, sign, word] of [
      [2, '✓', 'passed'],
      [3, '✗', 'not yet'],
      [undefined, '○', 'open'],
    ] as const)
      expect(await html(answer)).to.match(
        new RegExp(`^<div style="border-[^"]*"><span role="img" aria-label="${word}">${sign}</span> `),
      );
    expect(await html(3)).to.contain('a &lt; b: one &amp; one more</div>');
  });
  it('is words where no HTML is shown, and small', async () => {
    const data = await sentFor(3);
    expect(data['text/plain']).to.equal('✗ a < b: one & one more');
    expect(JSON.stringify(data).length).to.be.below(500);
  });
});
