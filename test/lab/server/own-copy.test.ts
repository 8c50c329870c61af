import { expect } from 'chai';
import { startTestLab, type TestLab } from '../support/test-lab.js';

describe('two browsers on one notebook', () => {
  let lab: TestLab;
  before(async function () {
    this.timeout(120_000);
    lab = await startTestLab();
  });
  after(() => lab.stopAndForget());

  /** Opens a page. @returns whether somebody else is said to be there, and the cookie by which this browser is known */
  const open = async (path: string, cookie = '') => {
    const { text, headers } = await lab.send('GET', path, cookie === '' ? {} : { headers: { cookie } });
    const given = headers['set-cookie']?.find((each) => each.includes('-reader='))?.split(';')[0];
    return { isTold: text.includes('is open in another browser'), cookie: given ?? cookie };
  };

  it('are told so while the first one’s kernel hasn’t started yet', async () => {
    const first = await open('/notebooks/sample.ipynb');
    expect(first.isTold).to.equal(false);
    expect((await open('/notebooks/sample.ipynb', first.cookie)).isTold).to.equal(false); // it loads again
    const second = await open('/notebooks/sample.ipynb');
    expect(second.isTold).to.equal(true);
    expect(second.cookie).not.to.equal(first.cookie);
    expect((await open('/notebooks/sample.ipynb?together=1', second.cookie)).isTold).to.equal(false);
    expect((await open('/notebooks/other.ipynb')).isTold).to.equal(false);
  });
});
