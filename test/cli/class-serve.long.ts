import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { kitChapters } from '../../src/files/kit-folder.js';
import { exerciseOf } from '../../src/format/exercise-of.js';
import { formatNotebook } from '../../src/format/format-notebook.js';
import { handInOf } from '../../src/keep/hand-in.js';
import { readNotebook } from '../../src/runner/notebook-file.js';
import { readHandIns } from '../../src/workshop/mark/read-hand-ins.js';
import { keepPicture } from '../lab/support/browser.js';
import { faults } from '../lab/support/faults.js';
import { ownPort } from '../lab/support/own-port.js';
import { cli, exitOf, serveClass } from '../lab/support/start-cli.js';
import { launchBrowser } from '../support/browser.js';
import { until } from '../support/until.js';

describe('attention-kit class serve, for a room of thirty', function () {
  this.timeout(600_000);
  let [browser, folder] = [] as unknown as [Browser, string];
  let [child, said, warned] = [] as unknown as [ChildProcess, string, string];
  let second: ChildProcess | undefined;
  const address = (kind: RegExp) => kind.exec(said)![0];
  const link = () => address(/http:\S+\/join\/\w+/);
  /** Known from the first start on: while the server is down, nothing tells it. */
  let origin = '';
  const told: string[] = [];

  const start = async (...more: string[]) => {
    [said, warned] = ['', ''];
    const begun = performance.now();
    child = serveClass(folder, ...more);
    child.stderr!.on('data', (part) => {
      warned += part;
    });
    child.stdout!.on('data', (part) => {
      said += part;
    });
    await until(() => {
      if (child.exitCode !== null) throw new Error(warned);
      return said.includes('Ctrl-C');
    }, 300);
    told.push(`start ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  };
  const memory = async () =>
    `${Math.round(Number(/VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1000)} MB`;

  before(async function () {
    browser = await launchBrowser(this);
    folder = await mkdtemp(join(tmpdir(), 'attention-kit-class-'));
    await start('--port', `${await ownPort()}`);
    origin = new URL(link()).origin;
  });
  after(async () => {
    process.stderr.write(`      class serve: ${told.join(', ')}\n`);
    child?.kill('SIGKILL');
    second?.kill('SIGKILL');
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** A student without a browser: joins, and has a cookie. */
  const joined = async (name: string): Promise<Record<string, string>> => {
    const body = new URLSearchParams({ nickname: name, shown: 'yes' });
    const answer = await fetch(link(), { method: 'POST', body, redirect: 'manual' });
    expect(answer.status).to.equal(303);
    return { cookie: answer.headers.get('set-cookie')!.split(';')[0]! };
  };
  const answered = (name: string, id: string) => ({
    exercise: id,
    chapter: '03-scores',
    source: `const ${name} = 1;`,
  });

  /** A student with a browser: joins by the page. */
  const joinByPage = async (name: string): Promise<Page> => {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
    page.setDefaultTimeout(120_000);
    await page.goto(link());
    expect(await faults(page)).to.deep.equal([]);
    await page.getByLabel('Your name or a nickname').fill(name);
    await page.getByRole('button', { name: 'Join' }).click();
    await page.getByText(`In this class you are ${name}.`).waitFor();
    return page;
  };
  const note = (page: Page) => page.locator('#work .note');
  const handInByPage = async (page: Page, answer: string) => {
    const chapter = await readNotebook(join(kitChapters, '03-scores.ipynb'));
    const cell = chapter.cells.find((each) => exerciseOf(each) === '3.1')!;
    cell.source = cell.source.replace('undefined', answer);
    const buffer = Buffer.from(formatNotebook(chapter));
    await page.locator('#import').setInputFiles({ name: 'mine.ipynb', mimeType: 'application/json', buffer });
    await page.getByText('here now').waitFor();
    await page.getByRole('button', { name: 'Hand in' }).click();
  };

  it('loses nothing when it is killed in the middle, and its hand-ins can be marked', async () => {
    const names = Array.from({ length: 28 }, (_, i) => `Student ${i + 1}`);
    const begun = performance.now();
    const students = await Promise.all(names.map(async (name) => ({ name, headers: await joined(name) })));
    told.push(`28 joins ${Math.round(performance.now() - begun)} ms`);
    const pages = [await joinByPage('Ana'), await joinByPage('Ben')];

    const opened = performance.now();
    for (const path of ['notebooks/03-scores.html', 'chapters/03-scores.ipynb']) {
      // Each reads what it gets at once, as a browser does: Node's fetch gives up what lies unread when the line is closed.
      const read = students.map(async ({ headers }) =>
        (await fetch(`${origin}/${path}`, { headers })).text(),
      );
      for (const text of await Promise.all(read)) expect(text.length).to.be.above(10_000);
    }
    told.push(`28 open chapter 3 ${Math.round(performance.now() - opened)} ms`);
    const text = await (await fetch(`${origin}/chapters/03-scores.ipynb`, students[0])).text();
    expect(text)
      .to.include('"handed-out"')
      .and.not.match(/<summary>\s*Solution/);

    /** Hands in again and again until the server has said yes, as somebody does who is told that it didn't work. */
    const handIn = async ({ name, headers }: (typeof students)[number], id: string) => {
      const body = JSON.stringify(await handInOf(name, '1', [answered(`a${id.replace('.', '_')}`, id)]));
      await until(async () => {
        const answer = await fetch(`${origin}/class/hand-in`, { method: 'POST', headers, body }).catch(
          () => null,
        );
        return answer?.status === 200;
      }, 120);
    };
    await Promise.all(students.slice(0, 14).map((student) => handIn(student, '3.1')));
    await handInByPage(pages[0]!, '[[1, 2, 3]]');
    await note(pages[0]!).getByText('Handed in as Ana: exercise 3.1.').waitFor();
    told.push(`memory ${await memory()}`);

    const others = students.map((student) => handIn(student, '3.2'));
    const results = students.map(({ headers }) =>
      fetch(`${origin}/class/result`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ exercise: '3.1', passed: true }),
      }).catch(() => null),
    );
    await until(async () => (await readdir(folder)).length > 18); // some have been written
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
    const yes = (await Promise.all(results)).filter((answer) => answer?.status === 200).length;

    const downloaded = pages[1]!.waitForEvent('download');
    await handInByPage(pages[1]!, '[[4, 5, 6]]');
    expect((await downloaded).suggestedFilename()).to.equal('hand-in-student.json');
    await note(pages[1]!).getByText('the teacher’s computer can’t be reached').waitFor();

    const before = link();
    await start();
    expect([link(), warned]).to.deep.equal([before, '']);
    const again = performance.now();
    await Promise.all(others);
    told.push(`28 hand-ins after it ${Math.round(performance.now() - again)} ms`);
    await pages[1]!.getByRole('button', { name: 'Hand in' }).click();
    await note(pages[1]!).getByText('Handed in as Ben: exercise 3.1.').waitFor();

    const { students: marked, problems } = await readHandIns(folder, kitChapters);
    expect(problems).to.deep.equal([]);
    expect(marked.map(({ name }) => name).sort()).to.deep.equal([...names, 'Ana', 'Ben'].sort());
    for (const { name, answers } of marked) {
      const first = names.slice(0, 14).includes(name);
      const ids = ['Ana', 'Ben'].includes(name) ? ['3.1'] : first ? ['3.1', '3.2'] : ['3.2'];
      expect([...answers.keys()], name).to.deep.equal(ids);
    }
    expect(marked.find(({ name }) => name === 'Ben')!.answers.get('3.1')).to.include('[[4, 5, 6]]');

    const board = await (await browser.newContext({ viewport: { width: 1280, height: 720 } })).newPage();
    await board.goto(address(/http:\S+board\?token=\w+/));
    await board.getByText('30 joined · 28 counted here · 30 handed in').waitFor();
    const row = board.getByRole('row', { name: /^3\.1/ });
    expect(Number(await row.locator('td.solved').textContent())).to.be.at.least(yes);
    const asked = performance.now();
    await fetch(`${origin}/class/result`, {
      method: 'POST',
      headers: students[0]!.headers,
      body: JSON.stringify({ exercise: '3.4', passed: false }),
    });
    await board.getByRole('row', { name: /^3\.4 .* 1 / }).waitFor({ timeout: 2000 });
    told.push(`the board hears of it in ${Math.round(performance.now() - asked)} ms`);
    expect(await faults(board)).to.deep.equal([]);
    await keepPicture(board, 'class-board');
  });

  it('is served once at a time, and ends on Ctrl-C', async () => {
    second = spawn(process.execPath, [cli, 'class', 'serve', folder]);
    expect(await exitOf(second)).to.deep.equal({
      status: 1,
      error: `class serve: expected ${folder} to be served once, but another process serves it\n`,
    });
    const ended = exitOf(child);
    child.kill('SIGINT');
    expect((await ended).status).to.equal(130);
  });

  it('says loudly that the link has changed where its port was taken meanwhile', async () => {
    const before = link();
    const { port } = new URL(before);
    const other = createServer().listen(Number(port), '127.0.0.1');
    try {
      await start();
      expect(link()).not.to.equal(before);
      expect(warned)
        .to.include(`THE LINK HAS CHANGED. The old one, ${before}, leads here no more`)
        .and.include(`--port ${port}`);
    } finally {
      other.close();
    }
  });
});
