import { mkdir, mkdtemp, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { WebSocket } from 'ws';
import { startTestLab, type TestLab } from '../support/test-lab.js';
import { write } from './fuzz/target.js';

describe('access to the lab', function () {
  this.timeout(180_000);
  let lab: TestLab;
  before(async () => {
    lab = await startTestLab();
  });
  after(() => lab.stopAndForget());

  it('refuses whoever comes without the token, on pages, files, API and settings', async () => {
    for (const path of [
      '/',
      '/notebooks/sample.ipynb',
      '/tree/',
      '/files/sample.ipynb',
      '/static/page.css',
      '/static/data/trained-head.json',
    ]) {
      const { status, text } = await lab.send('GET', path, { stranger: true });
      expect([path, status]).to.deep.equal([path, 403]);
      expect(text).not.to.include('3 · Scores');
    }
    for (const path of ['/api/contents/', '/api/kernels', '/lab/api/settings', '/api']) {
      const { status, json } = await lab.send('GET', path, { stranger: true });
      expect([path, status]).to.deep.equal([path, 403]);
      expect(json.message).to.include('token');
    }
    const { status } = await lab.send('POST', '/api/kernels', { stranger: true, body: {} });
    expect(status).to.equal(403);
  });

  it('refuses a wrong token and a wrong cookie', async () => {
    const headers = { authorization: `token ${lab.token.slice(1)}0` };
    expect((await lab.send('GET', '/api/kernels', { stranger: true, headers })).status).to.equal(403);
    const cookie = `attention-kit-${lab.port}=${'0'.repeat(64)}`;
    expect((await lab.send('GET', '/', { stranger: true, headers: { cookie } })).status).to.equal(403);
    expect((await lab.send('GET', '/?token=guess', { stranger: true })).status).to.equal(403);
  });

  it('turns the token in the address into a cookie that scripts and other sites never get', async () => {
    const base = new URL(lab.address).pathname;
    const { status, location, cookie } = await enter(lab);
    expect({ status, location }).to.deep.equal({ status: 303, location: base });
    // no Max-Age and no Expires: it ends with the browser
    const form = `^attention-kit-${lab.port}=[0-9a-f]{64}; Path=${base}; HttpOnly; SameSite=Strict$`;
    expect(cookie).to.match(new RegExp(form));
    expect(cookie).not.to.include(lab.token);
    const headers = { cookie: cookie.split(';')[0]! };
    expect((await lab.send('GET', base, { stranger: true, headers })).status).to.equal(200);
  });

  it('lets in whoever comes from a file, whose cookie a mere redirection would not send', async () => {
    const headers = { 'sec-fetch-site': 'cross-site' };
    for (const [path, to] of [
      [`/?token=${lab.token}`, ''],
      [`//evil.example/?token=${lab.token}`, 'evil.example/'],
      [`/tree/?a=%22%3E&token=${lab.token}`, 'tree/?a=%22%3E'],
    ] as const) {
      const answer = await lab.send('GET', path, { stranger: true, headers });
      expect([answer.status, answer.headers['set-cookie']?.length]).to.deep.equal([200, 1]);
      expect(answer.text).to.include(`content="0;url=${new URL(lab.address).pathname}${to}">`);
    }
  });

  it('never leads elsewhere, whatever the address says beside the token', async () => {
    const here = `127.0.0.1:${lab.port}`;
    for (const place of [
      '//evil.example',
      '///evil.example/',
      '/\\evil.example',
      '/\\/evil.example',
      '/%2f%2fevil.example',
      '/%5cevil.example',
      '//evil.example\\@x',
      '//x@evil.example/',
      '/\t/evil.example',
      '/.//evil.example',
      '/..//evil.example/..',
      'http://evil.example/',
      '//evil.example:80/%0d%0aLocation:%20//evil.example',
      '/javascript:alert(1)',
      '/"><script>',
    ])
      for (const site of ['none', 'cross-site']) {
        const request = `GET ${place}?token=${lab.token} HTTP/1.1\r\nHost: ${here}\r\nSec-Fetch-Site: ${site}\r\n\r\n`;
        const answer = await write(lab, request);
        const to = /^location: (.*)\r$/im.exec(answer)?.[1] ?? /content="0;url=([^"]*)"/.exec(answer)?.[1];
        const { host, protocol } = new URL(to?.replaceAll('&amp;', '&') ?? '/', `http://${here}`);
        expect({ host, protocol }, `${place} ${answer}`).to.deep.equal({ host: here, protocol: 'http:' });
        expect(answer).not.to.include('<script');
      }
  });

  it('keeps the address of its pages when it starts anew, and lets in no cookie of before', async () => {
    const { cookie } = await enter(lab);
    const before = lab;
    await before.stop();
    lab = await startTestLab({ folder: before.folder, port: before.port });
    expect(lab.address).to.equal(before.address);
    const headers = { cookie: cookie.split(';')[0]! };
    const path = new URL(lab.address).pathname;
    expect((await lab.send('GET', path, { stranger: true, headers })).status).to.equal(403);
    expect((await lab.send('GET', `${path}api/kernels`, { stranger: true, headers })).status).to.equal(403);
  });

  it('refuses names that are not its own, so that DNS rebinding leads nowhere', async () => {
    for (const host of [`evil.example:${lab.port}`, 'localhost.evil.example', `127.0.0.1.nip.io:${lab.port}`])
      expect([host, (await lab.send('GET', '/api/kernels', { headers: { host } })).status]).to.deep.equal([
        host,
        403,
      ]);
    const headers = { host: `localhost:${lab.port}` };
    expect((await lab.send('GET', '/api/kernels', { headers })).status).to.equal(200);
  });

  it('refuses requests that another site sends, even with the cookie', async () => {
    for (const origin of [
      'http://evil.example',
      'null',
      `https://127.0.0.1:${lab.port}`,
      'http://127.0.0.1:1',
    ])
      expect((await lab.send('POST', '/api/kernels', { headers: { origin }, body: {} })).status).to.equal(
        403,
      );
    const headers = { 'sec-fetch-site': 'cross-site' };
    expect((await lab.send('DELETE', '/api/contents/sample.ipynb', { headers })).status).to.equal(403);
    expect((await lab.send('GET', '/api/kernels')).json).to.deep.equal([]);
  });

  it('refuses websockets from other sites, other names and strangers', async () => {
    const { json } = await lab.send('POST', '/api/kernels', { body: {} });
    const channels = `ws://127.0.0.1:${lab.port}/api/kernels/${json.id}/channels`;
    const authorization = `token ${lab.token}`;
    expect(await statusOfSocket(channels, { authorization, origin: 'http://evil.example' })).to.equal(403);
    expect(await statusOfSocket(channels, { authorization, host: 'evil.example' })).to.equal(403);
    expect(await statusOfSocket(channels, {})).to.equal(403);
    expect(await statusOfSocket(channels.replace(json.id, 'none'), { authorization })).to.equal(404);
    expect(
      await statusOfSocket(channels, { authorization, origin: `http://127.0.0.1:${lab.port}` }),
    ).to.equal(101);
    await lab.send('DELETE', `/api/kernels/${json.id}`);
  });

  it('writes no checkpoint through a link that leads out of the folder', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'attention-kit-outside-'));
    await mkdir(join(lab.folder, 'linked'));
    await writeFile(join(lab.folder, 'linked', 'a.txt'), 'mine');
    await symlink(outside, join(lab.folder, 'linked', '.ipynb_checkpoints'));
    const { status } = await lab.send('POST', '/api/contents/linked/a.txt/checkpoints');
    expect(status).to.equal(404);
    expect(await readdir(outside)).to.deep.equal([]);
  });

  it('lets no path lead out of the notebooks folder or into its hidden parts', async () => {
    await symlink('/etc', join(lab.folder, 'way-out'));
    await symlink('/etc/hostname', join(lab.folder, 'out.txt'));
    const paths = [
      '../secret.txt',
      '%2e%2e/secret.txt',
      '..%2fsecret.txt',
      '%2e%2e%2f%2e%2e%2fetc%2fpasswd',
      '..%5csecret.txt',
      'sample.ipynb/../../secret.txt',
      '%2fetc%2fpasswd',
      '//etc/passwd',
      'C:%5csecret.txt',
      'sample.ipynb%00.txt',
      '%252e%252e%252fsecret.txt',
      '.attention-kit/secret.json',
      '.%61ttention-kit%2fsecret.json',
      'node_modules/attention-kit/package.json',
      'way-out/hostname',
      'out.txt',
      '%',
    ];
    for (const path of paths) {
      for (const base of ['/api/contents/', '/files/', '/tree/']) {
        const { status, text } = await lab.send('GET', base + path);
        expect(status, base + path).to.be.oneOf([400, 404]);
        expect(text, base + path).not.to.match(/root:|cookie/);
      }
      const saved = await lab.send('PUT', `/api/contents/${path}`, {
        body: { type: 'file', format: 'text', content: 'x' },
      });
      if (!/etc|secret/.test(path) || saved.status !== 200)
        expect(saved.status, path).to.be.oneOf([400, 404]);
      else expect(await readFile(join(lab.folder, decodeURIComponent(path)), 'utf8'), path).to.equal('x');
    }
    const moved = await lab.send('PATCH', '/api/contents/sample.ipynb', {
      body: { path: '../stolen.ipynb' },
    });
    expect(moved.status).to.equal(400);
    const kernel = await lab.send('POST', '/api/kernels', { body: { path: '../../etc/x.ipynb' } });
    expect(kernel.status).to.equal(400);
  });

  it('bounds what it takes in', async () => {
    const large = 'x'.repeat(2 * 1024 * 1024);
    expect((await lab.send('POST', '/api/sessions', { body: { path: large } })).status).to.equal(413);
    const headers = { 'content-length': String(2 ** 40) };
    const announced = await lab
      .send('PUT', '/api/contents/large.txt', { headers, body: '{}' })
      .catch((error) => error);
    expect(announced.status ?? announced.code).to.be.oneOf([413, 'ECONNRESET']);
  });

  it('gives pages a policy without inline scripts, eval or other sites, and files none of the page’s rights', async () => {
    await writeFile(join(lab.folder, 'page.html'), '<script>parent.document.title = "taken"</script>');
    for (const path of ['/', '/notebooks/sample.ipynb', '/tree/']) {
      const policy = (await lab.send('GET', path)).headers['content-security-policy'] as string;
      expect(policy).to.match(/default-src 'none'.*script-src 'self';.*frame-ancestors 'none'/);
      expect(policy).not.to.match(/script-src[^;]*(unsafe|\*)|https?:/);
    }
    const file = await lab.send('GET', '/files/page.html');
    expect(file.headers['content-security-policy']).to.match(/^sandbox; default-src 'none'/);
    expect(file.headers['content-disposition']).to.match(/^attachment/);
    expect(file.headers['x-content-type-options']).to.equal('nosniff');
  });
});

/** Comes in as a browser does that was given the printed address. */
async function enter(lab: TestLab): Promise<{ status: number; location: string; cookie: string }> {
  const headers = { 'sec-fetch-site': 'none' };
  const answer = await lab.send('GET', `/?token=${lab.token}`, { stranger: true, headers });
  const { location = '', 'set-cookie': cookies } = answer.headers;
  return { status: answer.status, location, cookie: cookies![0]! };
}

/** The status with which the server answers a websocket's request; 101 means that it opened. */
function statusOfSocket(url: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve) => {
    const socket = new WebSocket(url, { headers });
    socket.on('open', () => {
      socket.close();
      resolve(101);
    });
    socket.on('unexpected-response', (_, { statusCode }) => resolve(statusCode!));
    socket.on('error', () => {});
  });
}
