import { expect } from 'chai';
import { carriedText, carry } from '../../../src/lab/protocol/carried-notebook.js';
import { chapter, refused } from '../support/served-sites.js';

describe('a link', () => {
  it('carries a notebook, and opens no other and no damaged one', async () => {
    const text = chapter('first 🙂');
    const carried = await carry(text);
    expect(carried).to.match(/^[\w-]+$/);
    expect(await carriedText(carried)).to.equal(text);
    for (const cut of [
      '',
      '%',
      carried.slice(0, -4),
      carried.slice(4),
      `${carried.slice(0, 40)}A${carried.slice(41)}`,
    ])
      await refused(
        carriedText(cut),
        400,
        /^The notebook in this link is damaged: the link may have been cut$/,
      );
    await refused(carriedText(await carry('{"nbformat":3}')), 400, /^readNotebook: expected a notebook/);
    const bomb = await carry(' '.repeat(20e6)); // some 26 000 letters
    await refused(carriedText(bomb), 413, /^The notebook in this link is larger than 5 MB$/);
  });
});
