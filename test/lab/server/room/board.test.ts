import { expect } from 'chai';
import type { Board } from '../../../../src/keep/board.js';
import { boardHtml } from '../../../../src/lab/home/board-rows.js';
import { until } from '../../../support/until.js';
import { cookieOf, ServedRoom } from './served-room.js';

describe('a class that is served has a board', () => {
  const at = new ServedRoom();
  beforeEach(() => at.begin());
  afterEach(() => at.end());
  const ask = at.ask.bind(at);
  const joined = at.joined.bind(at);
  const board = (headers: Record<string, string>, path = '/board') => ask('GET', path, { headers });

  it('for the teacher alone', async () => {
    const ana = await joined('Ana');
    for (const headers of [{}, ana, { cookie: `attention-kit-${at.room.notes.code}-teacher=x` }])
      expect((await board(headers)).status).to.equal(403);
    expect((await board({}, '/board?token=wrong')).status).to.equal(403);
    const entered = await board({ 'sec-fetch-site': 'none' }, `/board?token=${at.room.notes.token}`);
    expect([entered.status, entered.headers.location]).to.deep.equal([303, '/board']);
    const page = await board({ cookie: cookieOf(entered) });
    expect(page.text).to.include('<svg');
    expect(page.text.replace(/<[^>]*>/g, '')).to.include(at.server.links[0]!);
    expect((await board({ cookie: cookieOf(entered) }, '/class/me')).status).to.equal(403);
  });

  it('that counts who wants to be counted, without names, and the mistake that most have made', async () => {
    const shown = await Promise.all(['Ana', 'Ben', 'Cem'].map((name) => joined(name, 'yes')));
    const hidden = await joined('Dora');
    const tell = (headers: { cookie: string }, result: object) =>
      ask('POST', '/class/result', { headers, body: { exercise: '3.1', ...result } });
    for (const headers of [shown[0]!, shown[1]!, hidden])
      await tell(headers, { passed: false, mistake: 'no-root' });
    await tell(shown[0]!, { passed: false, mistake: 'you-are-silly' });
    await tell(shown[1]!, { passed: false, mistake: 'shape' });
    await tell(shown[1]!, { passed: true });
    await tell(shown[1]!, { passed: false }); // what was solved stays so
    await tell(shown[2]!, { passed: null });
    await tell(shown[2]!, { exercise: '__proto__', passed: true });
    const rows = [
      { id: '3.1', title: 'No 3.1', open: 1, tried: 1, solved: 1, mistake: { name: 'no-root', count: 2 } },
      { id: '3.2', title: 'No 3.2', open: 3, tried: 0, solved: 0 },
    ];
    expect(at.room.board()).to.deep.equal({
      joined: 4,
      shown: 3,
      handedIn: 0,
      chapters: [{ title: 'Chapter 3', rows }],
    });
    await ask('POST', '/class/shown', { headers: shown[0]!, body: { shown: false } });
    expect(at.room.board().chapters[0]!.rows[0]).to.deep.equal({
      id: '3.1',
      title: 'No 3.1',
      open: 1,
      tried: 0,
      solved: 1,
    });
    expect(JSON.stringify(at.room.board())).not.to.match(/Ana|Ben|Cem|Dora/);
  });

  it('that shows the exercises of the latest chapters, and of many earlier ones a line each', () => {
    const row = (id: string) => ({ id, title: `No ${id}`, open: 5, tried: 3, solved: 2 });
    const chapters = [1, 2, 3, 4, 5, 6, 7].map((n) => ({
      title: `Chapter ${n}`,
      rows: [row(`${n}.1`), row(`${n}.2`)],
    }));
    const shown = (count: number) => {
      const html = boardHtml({ joined: 10, shown: 10, handedIn: 0, chapters: chapters.slice(0, count) });
      return Array.from(
        html.matchAll(/<th scope="row">(.*?)<\/th><td class="solved">(\d+)</g),
        ([, name, solved]) => [name!.replace(/<[^>]*>/g, ''), Number(solved)].join(': '),
      );
    };
    expect(shown(6)).to.have.length(12);
    const lines = ['Chapter 1: 4', 'Chapter 2: 4'];
    const rows = [3, 4, 5, 6, 7].flatMap((n) => [`${n}.1 No ${n}.1: 2`, `${n}.2 No ${n}.2: 2`]);
    expect(shown(7)).to.deep.equal([...lines, ...rows]);
    expect(boardHtml({ joined: 1, shown: 0, handedIn: 0, chapters: [] })).to.include('To be counted, tick');
  });

  it('that hears of a change within two seconds', async () => {
    const ana = await joined('Ana', 'yes');
    const ended = new AbortController();
    const answer = await fetch(`http://127.0.0.1:${at.server.port}/board/events`, {
      headers: { cookie: `attention-kit-${at.room.notes.code}-teacher=${at.room.notes.token}` },
      signal: ended.signal,
    });
    const states: Board[] = [];
    const reading = (async () => {
      const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
      for (let part = await reader.read(); !part.done; part = await reader.read())
        for (const [, data] of part.value.matchAll(/^data: (.*)$/gm)) states.push(JSON.parse(data!));
    })().catch(() => {});
    await until(() => states.length === 1);
    await ask('POST', '/class/result', { headers: ana, body: { exercise: '4.1', passed: true } });
    await until(() => states.length === 2, 2);
    expect(states[1]!.chapters[0]!.rows[0]!.solved).to.equal(1);
    ended.abort();
    await reading;
  });
});
