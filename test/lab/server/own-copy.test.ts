import { once } from 'node:events';
import { expect } from 'chai';
import { WebSocket } from 'ws';
import { until } from '../../support/until.js';
import { startTestLab, type TestLab } from '../support/test-lab.js';

describe('two browsers on one notebook whose kernel hasn’t started yet', () => {
  let lab: TestLab;
  before(async function () {
    this.timeout(120_000);
    lab = await startTestLab();
  });
  after(() => lab.stopAndForget());

  /** Asks for a page. @returns whether somebody else is said to be there, and the cookie by which this browser is known */
  const open = async (path: string, cookie = '') => {
    const { text, headers } = await lab.send('GET', path, cookie === '' ? {} : { headers: { cookie } });
    const given = headers['set-cookie']?.find((each) => each.includes('-reader='))?.split(';')[0];
    return { isTold: text.includes('is open in another browser'), cookie: given ?? cookie };
  };
  /** What a page does as soon as its script runs. */
  const listen = async (cookie: string): Promise<WebSocket> => {
    const headers = { cookie, authorization: `token ${lab.token}` };
    const socket = new WebSocket(`ws://127.0.0.1:${lab.port}/api/events/subscribe`, { headers });
    await once(socket, 'open');
    return socket;
  };

  it('are told so while the first one’s page loads, which may load again; of another notebook they aren’t', async () => {
    const first = await open('/notebooks/a.ipynb');
    expect(first.isTold).to.equal(false);
    expect((await open('/notebooks/a.ipynb', first.cookie)).isTold).to.equal(false);
    const second = await open('/notebooks/a.ipynb');
    expect(second.isTold).to.equal(true);
    expect(second.cookie).not.to.equal(first.cookie);
    expect((await open('/notebooks/a.ipynb?together=1', second.cookie)).isTold).to.equal(false);
    expect((await open('/notebooks/b.ipynb')).isTold).to.equal(false);
  });

  it('are told so while the first one’s page is there, and no longer', async () => {
    const { cookie } = await open('/notebooks/c.ipynb');
    const [page, again] = [await listen(cookie), await listen(cookie)];
    page.close();
    await once(page, 'close');
    expect((await open('/notebooks/c.ipynb')).isTold).to.equal(true);
    again.close();
    await until(async () => !(await open('/notebooks/c.ipynb')).isTold);
  });
});
