import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect } from 'chai';
import type { WebSocket } from 'ws';
import { roomKernels } from '../../../../src/cli/class-kernels.js';
import { kitChapters, kitFolder } from '../../../../src/files/kit-folder.js';
import { exerciseOf } from '../../../../src/format/exercise-of.js';
import { asHandedOut } from '../../../../src/format/handed-out.js';
import { readNotebook } from '../../../../src/runner/notebook-file.js';
import { whyNoKernelSandbox } from '../../../../src/workshop/room/kernel-command.js';
import { leaveOutIf } from '../../../support/leave-out.js';
import { until } from '../../../support/until.js';
import { ServedRoom } from './served-room.js';
import { StudentClient } from './student.js';

describe('a class whose kernels run on the teacher’s machine', function () {
  this.timeout(600_000);
  const at = new ServedRoom();
  let [ana, ben] = [] as unknown as [StudentClient, StudentClient];
  let listener: Server | undefined;
  /** What the teacher has, and no student may read. */
  let secret = '';

  before(async function () {
    leaveOutIf(this, 'a class whose kernels run here', whyNoKernelSandbox());
    const folder = await mkdtemp(join(tmpdir(), 'attention-kit-kernels-'));
    const [work, chapters, state] = ['work', 'chapters', 'state'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    for (const each of [chapters, state]) await mkdir(each);
    const chapter = await readNotebook(join(kitChapters, '03-scores.ipynb'));
    await writeFile(join(chapters, '03-scores.ipynb'), asHandedOut(chapter));
    secret = join(folder, 'secret.txt');
    await writeFile(secret, 'the teacher’s');
    const wishes = { most: 2, memory: 700, minutes: 0.05, isolated: true };
    at.kernels = await roomKernels(wishes, { work, chapters, state });
    await at.begin();
    [ana, ben] = [await StudentClient.joined(at, 'Ana'), await StudentClient.joined(at, 'Ben')];
  });
  after(async () => {
    listener?.close();
    ana?.end();
    ben?.end();
    if (at.kernels) {
      await at.end();
      await rm(join(at.kernels.work, '..'), { recursive: true, force: true });
    }
  });

  const folderOf = async (name: string) =>
    join(at.kernels!.work, (await readdir(at.kernels!.work)).find((each) => each.startsWith(`${name}-`))!);

  it('gives each a folder with the chapters, without solutions, and pages of their own', async () => {
    const home = await ana.ask('GET', '');
    expect(home.text)
      .to.include('In this class you are <strong>Ana</strong>. You have not handed in yet.')
      .and.include('3</span>');
    const { json } = await ana.ask('GET', 'api/contents/03-scores.ipynb?content=1');
    expect(JSON.stringify(json)).to.include('handed-out').and.not.include('<summary>Solution');
    expect(ana.base)
      .to.match(/^\/s\/[0-9a-f]{16}\/$/)
      .and.not.equal(ben.base);
  });

  it('lets nobody into another’s pages and files', async () => {
    await ana.ask('PUT', 'api/contents/mine.txt', { type: 'file', format: 'text', content: 'Ana’s' });
    const anas = basename(await folderOf('Ana'));
    const strange = [403, 404];
    const places = [
      `${ana.base}`,
      `${ana.base}api/contents`,
      `${ana.base}api/contents/mine.txt?content=1`,
      `${ana.base}files/mine.txt`,
      `${ben.base}../${ana.base.slice(3)}files/mine.txt`,
      `${ben.base}%2e%2e/${ana.base.slice(3)}files/mine.txt`,
      `${ben.base}files/../${anas}/mine.txt`,
      `${ben.base}files/..%2f${anas}%2fmine.txt`,
      `${ben.base}files/%2e%2e/${anas}/mine.txt`,
      `${ben.base}api/contents/..%2f${anas}%2fmine.txt?content=1`,
      `${ben.base}api/contents/${encodeURIComponent(join(await folderOf('Ana'), 'mine.txt'))}?content=1`,
      `/${ana.base}files/mine.txt`,
      `${ana.base.toUpperCase()}files/mine.txt`,
    ];
    for (const path of places) {
      const { status, text } = await at.ask('GET', path, { headers: { cookie: ben.cookie } });
      expect(strange.includes(status) || status === 400, `${path}: ${status}`).to.equal(true);
      expect(text, path).not.to.include('Ana’s');
    }
    const wrong: Record<string, string>[] = [
      {},
      { cookie: `${ana.cookie}0` },
      { cookie: ana.cookie.replace(/.$/, 'g') },
    ];
    for (const headers of wrong)
      expect((await at.ask('GET', `${ana.base}files/mine.txt`, { headers })).status).to.equal(403);
    const written = await at.ask('PUT', `${ana.base}api/contents/mine.txt`, {
      headers: { cookie: ben.cookie },
      body: { type: 'file', format: 'text', content: 'Ben’s' },
    });
    expect(written.status).to.be.oneOf([403, 404]);
    for (const [method, path] of [
      ['POST', 'api/kernels'],
      ['POST', 'class/hand-in'],
      ['POST', 'lab/api/hand-in'],
      ['DELETE', 'api/contents/mine.txt'],
    ] as const) {
      const answer = await at.ask(method, `${ana.base}${path}`, {
        headers: { cookie: ben.cookie },
        body: {},
      });
      expect(answer.status, path).to.be.oneOf([403, 404]);
    }
    expect(await readFile(join(await folderOf('Ana'), 'mine.txt'), 'utf8')).to.equal('Ana’s');
    const token = { headers: { authorization: `token ${at.room.notes.token}` } };
    expect((await at.ask('GET', `${ana.base}files/mine.txt`, token)).status).to.equal(403);
  });

  it('lets nobody hear or ask another’s kernel', async () => {
    const id = await ana.kernel();
    const channels = `api/kernels/${id}/channels`;
    const { cookie } = ben;
    expect(await ben.socket(`${ana.base}${channels}`)).to.equal(403);
    expect(await ben.socket(`${ben.base}${channels}`)).to.equal(404);
    expect(await ben.socket(`/${channels}`)).to.equal(403);
    expect(await ben.socket(`${ana.base}api/events/subscribe`)).to.equal(403);
    expect(await ben.socket(`${ana.base}${channels}`, {})).to.equal(403);
    const elsewhere = { cookie: ana.cookie, origin: 'http://elsewhere.example' };
    expect(await ana.socket(`${ana.base}${channels}`, elsewhere)).to.equal(403);
    for (const [method, path] of [
      ['GET', ''],
      ['DELETE', ''],
      ['POST', '/interrupt'],
      ['POST', '/restart'],
    ] as const)
      for (const base of [ana.base, ben.base]) {
        const { status } = await at.ask(method, `${base}api/kernels/${id}${path}`, { headers: { cookie } });
        expect(status, `${method} ${base}${path}`).to.be.oneOf([403, 404]);
      }
    expect((await ana.ask('GET', `api/kernels/${id}`)).status).to.equal(200);
    expect((await ben.ask('GET', 'api/kernels')).json).to.deep.equal([]);
    await ana.ask('DELETE', `api/kernels/${id}`);
  });

  it('runs a student’s code where it can read and write nothing but its own', async () => {
    const socket = await ben.channels(await ben.kernel());
    const own = await ben.run(
      socket,
      `import { tokenize } from 'attention-kit';
import fs from 'node:fs';
fs.writeFileSync('note.txt', 'Ben’s');
console.log(fs.readFileSync('note.txt', 'utf8'), tokenize('they are cool').length);`,
    );
    expect(own).to.deep.equal({ status: 'ok', text: 'Ben’s 3\n' });
    expect(await readFile(join(await folderOf('Ben'), 'note.txt'), 'utf8')).to.equal('Ben’s');

    const port = await listening();
    const anas = await folderOf('Ana');
    const attempts: Record<string, string> = {
      'another’s file': `fs.readFileSync(${JSON.stringify(join(anas, 'mine.txt'))}, 'utf8')`,
      'another’s file by a path': `fs.readFileSync('../${basename(anas)}/mine.txt', 'utf8')`,
      'a look around': `(() => { const seen = fs.readdirSync('..'); if (seen.length < 2) throw new Error('alone'); return seen.join(); })()`,
      'the teacher’s file': `fs.readFileSync(${JSON.stringify(secret)}, 'utf8')`,
      'the teacher’s home': `fs.readdirSync(${JSON.stringify(homedir())}).join()`,
      'the class’s notes': `fs.readFileSync(${JSON.stringify(join(at.folder, 'state', 'room.json'))}, 'utf8')`,
      solutions: `fs.readdirSync(${JSON.stringify(kitChapters)}).join()`,
      'the system’s users': `fs.readFileSync('/etc/passwd', 'utf8')`,
      'other processes': `fs.readdirSync('/proc').join()`,
      'a way out by a link': `(fs.symlinkSync(${JSON.stringify(secret)}, 'link.txt'), 'made')`,
      'writing elsewhere': `(fs.writeFileSync('/tmp/mine.txt', 'x'), 'written')`,
      'writing into the kit': `(fs.writeFileSync(${JSON.stringify(join(kitFolder, 'data', 'x.txt'))}, 'x'), 'written')`,
      'a program': `(() => { const made = child.spawnSync('/bin/sh', ['-c', 'echo out']); if (made.error) throw made.error; return String(made.stdout); })()`,
      'another Node.js': `(() => { const made = child.spawnSync(process.execPath, ['-e', 'console.log(1)']); if (made.error) throw made.error; return String(made.stdout); })()`,
      'the server’s process': `process.kill(${process.pid}, 0) && 'there'`,
      'the network': `await new Promise((resolve, reject) => net.connect(${port}, '127.0.0.1', () => resolve('connected')).on('error', reject))`,
      'a name': `(await import('node:dns/promises')).lookup('example.com').then(({ address }) => address)`,
    };
    await ben.run(
      socket,
      "import fs from 'node:fs'; import net from 'node:net'; import child from 'node:child_process';",
    );
    for (const [what, code] of Object.entries(attempts)) {
      const attempt = `try { console.log('GOT', await (async () => ${code})()); } catch (error) { console.log('refused'); }`;
      const { text } = await ben.run(socket, attempt);
      expect(text, what).to.equal('refused\n');
    }
    const { text } = await ben.run(socket, 'console.log(JSON.stringify(process.env))');
    expect(text)
      .not.to.include(homedir())
      .and.not.match(/TOKEN|SECRET|ATTENTION_KIT_STATE/);
    await ben.ask('DELETE', `api/kernels/${(await ben.ask('GET', 'api/kernels')).json[0].id}`);
  });

  it('ends a kernel that takes too much memory, and nobody else notices', async () => {
    const [own, other] = [await ana.channels(await ana.kernel()), await ben.channels(await ben.kernel())];
    await ben.run(other, 'const x = 6;');
    const all = 'const held = []; for (;;) held.push(Buffer.alloc(50_000_000, 1));';
    const { status } = await ana.run(own, all, 120);
    expect(status).to.equal('error');
    expect((await ben.run(other, 'console.log(x * 7)')).text).to.equal('42\n');
    expect((await ana.run(own, 'console.log(1)')).text).to.equal('1\n'); // a new one under the same id
    for (const student of [ana, ben])
      for (const { id } of (await student.ask('GET', 'api/kernels')).json)
        await student.ask('DELETE', `api/kernels/${id}`);
  });

  it('tells who waits the place in the queue, and goes on by itself when an idle kernel gives way', async () => {
    const cem = await StudentClient.joined(at, 'Cem');
    await cem.listen();
    await ana.listen();
    const busy = await ana.channels(await ana.kernel());
    const idle = await ben.channels(await ben.kernel());
    const endless = ana.run(busy, 'for (;;) await new Promise((r) => setTimeout(r, 50));', 120);
    await ben.run(idle, 'const kept = 1;');
    const socket = await cem.channels(await cem.kernel());
    const waits = cem.run(socket, 'console.log("Cem’s")', 180);
    await until(() => cem.notice !== '');
    expect(cem.notice).to.match(/^All 2 kernels of the class are in use: you are number 1 in the queue\./);
    expect(await waits).to.deep.equal({ status: 'ok', text: 'Cem’s\n' });
    await until(() => cem.notice === '');
    expect(ana.notice).to.equal(''); // one that runs something stays
    // Ben's was idle: it was ended, and comes back when it is asked, now behind the others.
    expect(await ben.run(idle, 'console.log(kept)', 180)).to.include({ status: 'error' });
    expect((await ben.run(idle, 'console.log(8)')).text).to.equal('8\n');

    // Who waits can give it up.
    const again = cem.run(socket, 'console.log(2)', 180);
    const [{ id }] = (await cem.ask('GET', 'api/kernels')).json;
    await until(() => cem.notice !== '');
    await cem.ask('POST', `api/kernels/${id}/interrupt`);
    expect((await again).status).to.equal('aborted');
    expect(cem.notice).not.to.include('in the queue');
    const [{ id: running }] = (await ana.ask('GET', 'api/kernels')).json;
    await ana.ask('POST', `api/kernels/${running}/interrupt`);
    expect((await endless).status).to.equal('error');
    cem.end();
  });

  it('keeps what is handed in under the name that the class knows, and counts who wants to be counted', async () => {
    const nothing = await ana.ask('POST', 'lab/api/hand-in');
    expect([nothing.status, nothing.json.message]).to.deep.equal([409, 'no exercise has been worked on yet']);
    const { content } = (await ana.ask('GET', 'api/contents/03-scores.ipynb?content=1')).json;
    const cell = content.cells.find((each: never) => exerciseOf(each) === '3.1');
    cell.source = String(cell.source).replace('undefined', '[[1, 2, 3]]');
    await ana.ask('PUT', 'api/contents/03-scores.ipynb', { type: 'notebook', format: 'json', content });
    const done = await ana.ask('POST', 'lab/api/hand-in');
    expect(done.json).to.deep.equal({ said: 'Handed in as Ana: exercise 3.1.' });
    expect(await readdir(join(at.folder, 'in'))).to.deep.equal(['hand-in-Ana.json']);
    const form = await ana.ask('POST', 'class/hand-in', '');
    expect(form.text).to.include('Handed in as Ana: exercise 3.1.');
    await at.ask('POST', `${ana.base}class/shown`, {
      headers: { cookie: ana.cookie, 'content-type': 'application/x-www-form-urlencoded' },
      body: 'shown=yes',
    });
    const socket = await ana.channels(await ana.kernel());
    const checked = {
      'application/vnd.attention-kit.check+json': { exercise: '3.1', passed: true },
      'text/plain': '✓',
    };
    await ana.run(
      socket,
      `import { display } from 'tslab'; globalThis[Symbol.for('attention-kit.display')]({ data: ${JSON.stringify(checked)}, metadata: {} });`,
    );
    await until(() => at.room.board().chapters[0]?.rows[0]?.solved === 1);
  });

  it('cuts off who has a name that was freed, at once', async () => {
    const wrong = await StudentClient.joined(at, 'Dora');
    const socket = (await wrong.channels(await wrong.kernel())) as WebSocket;
    await wrong.run(socket, '1');
    const closing = new Promise((resolve) => socket.once('close', resolve));
    await at.room.free('Dora', false);
    await closing;
    expect((await wrong.ask('GET', 'api/contents')).status).to.equal(403);
    const right = await StudentClient.joined(at, 'Dora');
    expect(right.base).not.to.equal(wrong.base);
    expect((await right.ask('GET', 'api/kernels')).json).to.deep.equal([]);
    wrong.end();
  });

  it('finds everybody’s work again when it is started again', async () => {
    await at.server.stop();
    await at.start();
    const mine = await ana.ask('GET', 'api/contents/mine.txt?content=1');
    expect(mine.json.content).to.equal('Ana’s');
    const socket = await ana.channels(await ana.kernel());
    expect((await ana.run(socket, 'console.log(7)')).text).to.equal('7\n');
  });

  const listening = () =>
    new Promise<number>((resolve) => {
      const server = createServer().listen(0, '127.0.0.1', () =>
        resolve((server.address() as { port: number }).port),
      );
      listener = server;
    });
});
