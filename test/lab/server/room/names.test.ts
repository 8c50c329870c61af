import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { handInOf } from '../../../../src/keep/hand-in.js';
import { ServedRoom } from './served-room.js';

describe('names of a class that is served', () => {
  const at = new ServedRoom();
  beforeEach(() => {
    at.names = ['Zoë', 'Ana M.', 'Ben'];
    return at.begin();
  });
  afterEach(() => at.end());
  const ask = at.ask.bind(at);
  const me = async (headers: { cookie: string }) => {
    const { status, json } = await ask('GET', '/class/me', { headers });
    return status === 200 ? json.name : status;
  };
  const teacher = () => ({ cookie: `attention-kit-${at.room.notes.code}-teacher=${at.room.notes.token}` });
  const free = (name: string, who: string, headers: Record<string, string> = teacher()) =>
    ask('POST', '/board/names', {
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams({ name, who }).toString(),
    });
  const handIn = async (headers: { cookie: string }, source: string) =>
    ask('POST', '/class/hand-in', {
      headers,
      body: JSON.stringify(await handInOf('', '1', [{ exercise: '3.1', chapter: 'c', source }])),
    });
  const page = async () => (await ask('GET', `/join/${at.room.notes.code}`)).text;

  it('are chosen from the list of them, each once, and nobody takes another', async () => {
    const options = (text: string) => [...text.matchAll(/<option value="([^"]+)"( disabled)?>/g)];
    const offered = options(await page()).map(([, name, taken]) => [name, taken !== undefined]);
    expect(offered).to.deep.equal([
      ['Zoë', false],
      ['Ana M.', false],
      ['Ben', false],
    ]);
    const ana = await at.joined('Ana M.');
    expect(await me(ana)).to.equal('Ana M.');
    expect(options(await page()).map(([, , taken]) => taken !== undefined)).to.deep.equal([
      false,
      true,
      false,
    ]);
    for (const name of ['Ana M.', ' Ana  M.'])
      expect((await at.joining(name)).text).to.include(
        'Ana M. is taken. If that wasn’t you, tell your teacher',
      );
    for (const name of ['ana m', 'Eve', '', 'Zoe', '__proto__'])
      expect((await at.joining(name)).text).to.include('Please choose your name from the list.');
    const both = await Promise.all([at.joining('Ben'), at.joining('Ben')]);
    expect(both.map(({ status }) => status).sort()).to.deep.equal([303, 400]);
  });

  it('stay as they were when it is started again', async () => {
    const ana = await at.joined('Ana M.');
    at.names = undefined; // as without --names
    await at.server.stop();
    await at.start();
    expect(await me(ana)).to.equal('Ana M.');
    expect((await at.joining('Ana M.')).status).to.equal(400);
    expect((await at.joining('Eve')).status).to.equal(400);
    expect((await at.joining('Ben')).status).to.equal(303);
  });

  it('are freed by the teacher for the same person, whose work stays', async () => {
    const before = await at.joined('Ana M.', 'yes');
    await handIn(before, 'mine');
    await ask('POST', '/class/result', { headers: before, body: { exercise: '3.1', passed: true } });
    const done = await free('Ana M.', 'same');
    expect([done.status, done.headers.location]).to.deep.equal([303, '/board/names?freed=Ana%20M.']);
    expect(await me(before)).to.equal(403);
    expect((await handIn(before, 'too late')).status).to.equal(403);
    await at.server.stop(); // between the two
    await at.start();
    const now = await at.joined('Ana M.', 'yes');
    expect(await me(now)).to.equal('Ana M.');
    expect(at.room.board().chapters[0]!.rows[0]!.solved).to.equal(1);
    expect(at.room.list().find(({ name }) => name === 'Ana M.')!.handedIn).to.be.a('string');
    expect(await readdir(join(at.folder, 'in'))).to.deep.equal(['hand-in-Ana-M.json']);
  });

  it('are freed for somebody else, whose mark nothing of the wrong person’s touches', async () => {
    for (const round of [1, 2]) {
      const wrong = await at.joined('Ben', 'yes');
      await handIn(wrong, `not Ben’s ${round}`);
      await ask('POST', '/class/result', { headers: wrong, body: { exercise: '3.1', passed: true } });
      await free('Ben', 'other');
      expect(await me(wrong)).to.equal(403);
    }
    expect(await me(await at.joined('Ben', 'yes'))).to.equal('Ben');
    expect(at.room.board().chapters).to.deep.equal([]);
    expect(await readdir(join(at.folder, 'in'))).to.deep.equal(['set-aside']);
    expect((await readdir(join(at.folder, 'in', 'set-aside'))).sort()).to.deep.equal([
      'hand-in-Ben-1.json',
      'hand-in-Ben-2.json',
    ]);
  });

  it('are shown to the teacher, and freed by nobody else', async () => {
    const ana = await at.joined('Ana M.');
    for (const headers of [{}, ana]) {
      expect((await ask('GET', '/board/names', { headers })).status).to.equal(403);
      expect((await free('Ana M.', 'same', headers)).status).to.equal(403);
    }
    const elsewhere = { ...teacher(), origin: 'http://elsewhere.example' };
    expect((await free('Ana M.', 'same', elsewhere)).status).to.equal(403);
    expect(await me(ana)).to.equal('Ana M.');
    const { text } = await ask('GET', '/board/names', { headers: teacher() });
    expect(text).to.include('<th scope="row">Ana M.</th><td>here</td>');
    expect(text).to.include('<th scope="row">Zoë</th><td>not here yet</td>');
    for (const [name, who] of [
      ['Ana M.', 'x'],
      ['Ana M.', ''],
    ] as const)
      expect((await free(name, who)).status).to.equal(400);
    expect((await free('Nobody', 'same')).headers.location).to.equal('/board/names');
    const { text: told } = await ask('GET', '/board/names?freed=<b>x', { headers: teacher() });
    expect(told).to.include('&lt;b&gt;x can be taken again now');
  });

  it('that were taken before there was a list stay, and the teacher sees which', async () => {
    await at.joined('Ben');
    at.names = ['Cem'];
    await at.server.stop();
    await at.start();
    expect(at.room.list().map(({ name, state, isExtra }) => [name, state, isExtra])).to.deep.equal([
      ['Cem', 'open', false],
      ['Ben', 'taken', true],
    ]);
  });
});
