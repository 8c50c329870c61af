import { expect } from 'chai';
import { publicAddress } from '../../../src/cli/public-address.js';
import { withoutPath } from '../../../src/lab/server/base-path.js';
import { attentionKit } from '../../cli/support.js';
import { startTestLab, type TestLab } from '../support/test-lab.js';

describe('the public address of a server behind a proxy', () => {
  let lab: TestLab;
  before(async () => {
    lab = await startTestLab({ shown: publicAddress('https://hub.example/user/ada') });
  });
  after(() => lab.stopAndForget());

  it('is a scheme, a host and a path, and nothing else', async () => {
    expect(publicAddress('https://hub.example').href).to.equal('https://hub.example/');
    expect(publicAddress('HTTP://Hub.Example:80/user/ada').href).to.equal('http://hub.example/user/ada/');
    const wrong = [
      '',
      'hub.example',
      'ftp://hub.example/',
      'javascript:alert(1)',
      'https://ada:secret@hub.example/',
      'https://hub.example/?a=1',
      'https://hub.example/?',
      'https://hub.example/#',
      'https://hub.example//evil.example/',
      'https://hub.example/a;Domain=example/',
    ];
    for (const asked of wrong)
      expect(() => publicAddress(asked)).to.throw(
        `start: expected --origin to be like https://host/path/, got ${asked}`,
      );
    const args = ['start', '--no-browser', '--notebooks', '/nowhere/to/be/made'];
    const { status, stderr } = await attentionKit(args, () => {}, { ATTENTION_KIT_ORIGIN: 'hub.example' });
    expect({ status, stderr }).to.deep.equal({
      status: 1,
      stderr: 'start: expected --origin to be like https://host/path/, got hub.example\n',
    });
  });

  it('is a name of the server, beside those of this machine, with the origin that belongs to it', async () => {
    const status = async (headers: Record<string, string>) =>
      (await lab.send('POST', '/api/none', { headers, body: {} })).status;
    const own = `127.0.0.1:${lab.port}`;
    const origin = 'https://hub.example';
    expect(await status({ host: 'hub.example', origin })).to.equal(404);
    expect(await status({ host: 'hub.example:443', origin })).to.equal(404);
    expect(await status({ host: own, origin })).to.equal(404);
    expect(await status({ host: own, origin: `http://${own}` })).to.equal(404);
    expect(await status({ host: 'hub.example', origin: 'http://hub.example' })).to.equal(403);
    expect(await status({ host: 'hub.example:8443', origin })).to.equal(403);
    expect(await status({ host: 'hub.example', origin: 'https://evil.example' })).to.equal(403);
    expect(await status({ host: own, origin: 'https://evil.example' })).to.equal(403);
    expect(await status({ host: 'hub.example.evil.example', origin })).to.equal(403);
    expect(await status({ host: 'hub.example', 'sec-fetch-site': 'same-site' })).to.equal(403);
  });

  it('may stand before a path, in whole, in part, or not at all', async () => {
    const base = new URL(lab.address).pathname;
    expect(base).to.match(/^\/user\/ada\/[0-9a-f]{16}\/$/);
    const inner = base.slice('/user/ada'.length);
    for (const path of ['/', '/user/ada', '/user/ada/', base, base.slice(0, -1), inner]) {
      const { status, text } = await lab.send('GET', path);
      expect([path, status, text.includes(`href="${base}notebooks/sample.ipynb"`)]).to.deep.equal([
        path,
        200,
        true,
      ]);
    }
    expect((await lab.send('GET', '/user/adam/')).status).to.equal(404);
    expect((await lab.send('GET', `${base}tree/sample.ipynb`)).headers.location).to.equal(
      `${base}notebooks/sample.ipynb`,
    );
    expect((await lab.send('GET', `${base}edit/a%2F%2Fb.txt`)).headers.location).to.equal(
      `${base}files/a%2F%2Fb.txt`,
    );
    expect(withoutPath('/user/ada?a=/user/ada/', '/user/ada/')).to.equal('/?a=/user/ada/');
  });
});
