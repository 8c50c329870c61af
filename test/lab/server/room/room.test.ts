import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { WebSocket } from 'ws';
import { type HandIn, handInOf } from '../../../../src/keep/hand-in.js';
import { readRoomNotes } from '../../../../src/workshop/room/room-notes.js';
import type { Answer, SendOptions } from '../../support/test-lab.js';
import { cookieOf, ServedRoom } from './served-room.js';

describe('a class that is served', () => {
  const at = new ServedRoom();
  beforeEach(() => at.begin());
  afterEach(() => at.end());
  const ask = at.ask.bind(at);
  const joining = at.joining.bind(at);
  const joined = at.joined.bind(at);
  const handIn = async (answers: [string, string][], name = '') =>
    JSON.stringify(
      await handInOf(
        name,
        '1',
        answers.map(([exercise, source]) => ({ exercise, chapter: 'c', source })),
      ),
    );
  const kept = async (file: string): Promise<[string, string][]> => {
    const { answers } = JSON.parse(await readFile(join(at.folder, 'in', file), 'utf8')) as HandIn;
    return answers.map(({ exercise, source }) => [exercise, source]);
  };

  it('lets in who has the link and a name that nobody has, and nobody else', async () => {
    expect((await ask('GET', '/')).status).to.equal(403);
    expect((await ask('GET', `/join/${at.room.notes.code}`)).text).to.include('Your name or a nickname');
    const ana = await joining('  Ana   M. ');
    expect([ana.status, ana.headers.location]).to.deep.equal([303, '/']);
    expect(ana.headers['set-cookie']![0]).to.match(/HttpOnly; SameSite=Lax$/);
    const headers = { cookie: cookieOf(ana) };
    expect((await ask('GET', '/', { headers })).text).to.equal('<p>the site</p>');
    expect((await ask('GET', '/class/me', { headers })).json).to.deep.equal({
      name: 'Ana M.',
      shown: false,
      handedIn: null,
    });
    for (const taken of ['Ana M.', 'ana m', 'ANA-M.'])
      expect((await joining(taken)).text).to.include(`Somebody is called ${taken} already`);
    for (const name of ['', '   ', '…', '<b>', 'a/b', 'x'.repeat(41)]) {
      const refused = await joining(name);
      expect([refused.status, /<b>/.test(refused.text)]).to.deep.equal([400, false]);
      expect(refused.text).to.include('Please write a name: letters and numbers, 40 at most.');
    }
    expect((await joining('Ben', '', 'wrong1')).status).to.equal(404);
    expect(Object.keys(at.room.notes.students)).to.have.length(1);
  });

  it('gives out the files of its site, and nothing else that lies there', async () => {
    const headers = await joined('Ana');
    const page = await ask('GET', '/', { headers });
    expect(page.headers.etag).to.equal(`"${'a'.repeat(32)}"`);
    expect(
      (await ask('GET', '/', { headers: { ...headers, 'if-none-match': page.headers.etag! } })).status,
    ).to.equal(304);
    for (const path of ['/secret.txt', '/../room.json', '/%2e%2e/state/room.json', '//state/room.json'])
      expect((await ask('GET', path, { headers })).status, path).to.equal(404);
  });

  it('says in a page that a chapter was not handed out, and leads back', async () => {
    const headers = await joined('Ana');
    const { status, text } = await ask('GET', '/notebooks/07-the-transformer-block.html', { headers });
    expect(status).to.equal(404);
    expect(text).to.include('Your teacher hasn’t handed out this chapter. <a href="/">');
  });

  it('leaves the site its own policy, so that a kernel compiles in its worker, and lets forms be sent from its own pages only', async () => {
    const policy = ({ headers }: Answer) => headers['content-security-policy'];
    const headers = await joined('Ana');
    for (const path of ['/', '/worker.js'])
      expect(policy(await ask('GET', path, { headers })), path).to.equal("frame-ancestors 'none'");
    const { code, token } = at.room.notes;
    const teacher = { cookie: cookieOf(await ask('GET', `/board?token=${token}`)) };
    const withForms = [
      await ask('GET', '/'), // who hasn't joined
      await ask('GET', '/join'),
      await ask('GET', `/join/${code}`),
      await ask('GET', '/join/wrong1'),
      await joining('ana'),
      await ask('GET', '/board/names', { headers: teacher }),
    ];
    for (const page of withForms) {
      expect(page.text).to.include('<form');
      expect(policy(page)).to.include("script-src 'self'").and.to.include("form-action 'self'");
    }
    for (const [path, cookies] of [
      ['/board', teacher],
      ['/nothing', headers],
    ] as const)
      expect(policy(await ask('GET', path, { headers: cookies })), path).to.include("form-action 'none'");
  });

  it('keeps what each hands in under the name that the class knows, and of two answers the later one', async () => {
    const [ana, ben] = [await joined('Ana'), await joined('Ben')];
    const first = await ask('POST', '/class/hand-in', {
      headers: ana,
      body: await handIn(
        [
          ['3.1', 'a'],
          ['4.1', 'b'],
        ],
        'Ben',
      ),
    });
    expect(first.json).to.deep.equal({ name: 'Ana', exercises: ['3.1', '4.1'] });
    await ask('POST', '/class/hand-in', {
      headers: ben,
      body: await handIn([
        ['3.2', 'c'],
        ['9.9', 'none'],
      ]),
    });
    await ask('POST', '/class/hand-in', {
      headers: ana,
      body: await handIn([
        ['3.2', 'd'],
        ['4.1', 'e'],
      ]),
    });
    expect(await kept('hand-in-Ana.json')).to.deep.equal([
      ['3.1', 'a'],
      ['3.2', 'd'],
      ['4.1', 'e'],
    ]);
    expect(await kept('hand-in-Ben.json')).to.deep.equal([['3.2', 'c']]);
    expect((await readdir(join(at.folder, 'in'))).sort()).to.deep.equal([
      'hand-in-Ana.json',
      'hand-in-Ben.json',
    ]);
  });

  it('refuses in a sentence what is no hand-in, comes from elsewhere, is too large or too often', async () => {
    const ana = await joined('Ana');
    const body = await handIn([['3.1', 'a']]);
    const refused = async (options: SendOptions) => {
      const { status, json } = await ask('POST', '/class/hand-in', options);
      return [status, json.message];
    };
    expect(await refused({ body })).to.deep.equal([
      403,
      'Join the class first: open the link that your teacher shows',
    ]);
    expect(await refused({ headers: { cookie: `${ana.cookie}0` }, body })).to.deep.equal([
      403,
      'Join the class first: open the link that your teacher shows',
    ]);
    expect(await refused({ headers: ana, body: '{}' })).to.deep.equal([
      400,
      'readHandIn: expected what hand-in has written in what was sent, got something else',
    ]);
    expect(await refused({ headers: ana, body: body.replace('"a"', '"b"') })).to.deep.equal([
      400,
      'readHandIn: expected what was sent as it was handed in, got it with changes',
    ]);
    expect(await refused({ headers: ana, body: 'x'.repeat(1_000_001) })).to.deep.equal([
      413,
      'Too large: 1 MB of answers is the most',
    ]);
    const large = await handIn(['3.1', '3.2', '4.1'].map((id) => [id, '\u0001'.repeat(99_000)]));
    expect((await refused({ headers: ana, body: large }))[0]).to.equal(413);
    expect(await refused({ headers: { ...ana, origin: 'http://elsewhere.example' }, body })).to.deep.equal([
      403,
      'Requests from other sites are refused',
    ]);
    expect((await refused({ headers: { ...ana, host: 'elsewhere.example' }, body }))[0]).to.equal(403);
    let last: Answer | undefined;
    for (let i = 0; i < 11 && last?.status !== 429; i++)
      last = await ask('POST', '/class/hand-in', { headers: ana, body });
    expect([last!.status, last!.json.message]).to.deep.equal([
      429,
      'You hand in too often: wait a minute. Your work is still here',
    ]);
    for (const [path, sent] of [
      ['result', 'x'],
      ['result', {}],
      ['result', { exercise: 1, passed: true }],
      ['shown', { shown: 1 }],
    ] as const)
      expect((await ask('POST', `/class/${path}`, { headers: ana, body: sent })).status).to.equal(400);
    expect((await ask('POST', '/class/shown', { headers: ana, body: 'x'.repeat(4001) })).status).to.equal(
      413,
    );
  });

  it('refuses in a sentence a form that is none, and a websocket, which nothing here would answer', async () => {
    const headers = { 'content-type': 'multipart/form-data; boundary=b' };
    const broken = await ask('POST', `/join/${at.room.notes.code}`, { headers, body: '--b\r\nbroken' });
    expect([broken.status, broken.json]).to.deep.equal([400, { message: 'Expected a form', reason: null }]);
    const socket = new WebSocket(`ws://127.0.0.1:${at.server.port}/`, { headers: await joined('Ana') });
    const [error] = (await once(socket, 'error')) as [Error];
    expect(error.message).to.include('403');
  });

  it('has no name that stands in other people’s lines', async () => {
    const piled = await joining(`a${'\u0301'.repeat(20)}`);
    expect(piled.status).to.equal(400);
    for (const name of ['Nguyễn'.normalize('NFD'), 'น้ำ', 'שָׁלוֹם'])
      expect((await joining(name)).status).to.equal(303);
  });

  it('tells nobody the link by guessing: after many wrong ones it says so', async () => {
    let text = '';
    for (let i = 0; i < 40; i++) text = (await ask('GET', `/join/wrong${i}`)).text;
    expect(text).to.include('That was tried too often');
  });

  it('takes 200 names and no more', async () => {
    const all = Array.from({ length: 200 }, (_, i) => at.room.join(`Student ${i}`, false));
    await Promise.all(all);
    const refused = await joining('One more');
    expect(refused.text).to.include('This class has 200 names already, which is the most.');
  });

  it('goes on with the same class when it is started again, whatever ended it', async () => {
    const ana = await joined('Ana', 'yes');
    await ask('POST', '/class/result', { headers: ana, body: { exercise: '3.1', passed: true } });
    const { code, token } = at.room.notes;
    await at.server.stop();
    await at.start();
    expect([at.room.notes.code, at.room.notes.token]).to.deep.equal([code, token]);
    expect((await ask('GET', '/class/me', { headers: ana })).json.name).to.equal('Ana');
    expect(at.room.board().chapters[0]!.rows[0]!.solved).to.equal(1);
  });

  it('says so rather than forgetting who is who when its notes are broken', async () => {
    const state = join(at.folder, 'state');
    await writeFile(join(state, 'room.json'), '{"code":"x"');
    const error = await readRoomNotes(state).catch((reason: Error) => reason.message);
    expect(error).to.match(
      /^class serve: expected its own notes at .*room\.json, got something else; move it away/,
    );
  });
});
