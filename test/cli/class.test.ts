import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { kitChapters } from '../../src/files/kit-folder.js';
import { exerciseOf } from '../../src/format/exercise-of.js';
import { readHandIn } from '../../src/keep/hand-in.js';
import { readNotebook, writeNotebook } from '../../src/runner/notebook-file.js';
import { attentionKit } from './support.js';

describe('attention-kit for a class', function () {
  this.timeout(60_000);
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attention-kit-class-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('packs chapters for students and teacher, and says how large they are; students hand in what they did', async () => {
    const out = join(folder, 'pack');
    const packed = await attentionKit(['class', 'pack', '--chapters', '3', '-o', out]);
    expect(packed.stdout).to.match(
      /^.*pack\/student: 2 files, \d\.\d MB\n.*pack\/teacher: 4 files, \d\.\d MB\n$/,
    );
    expect((await readdir(out)).sort()).to.deep.equal(['student', 'teacher']);
    const place = join(out, 'student', '03-scores.ipynb');
    const args = [
      'hand-in',
      '--notebooks',
      join(out, 'student'),
      '--name',
      ' Ana Müller/3b ',
      '-o',
      join(folder, 'ana.json'),
    ];
    const early = await attentionKit(args);
    expect(early.stderr).to.match(/^hand-in: expected an exercise that you have worked on in .*, got none/);
    expect(early.status).to.equal(1);
    const chapter = await readNotebook(place);
    const cell = chapter.cells.find((each) => exerciseOf(each) === '3.1')!;
    cell.source = cell.source.replace('undefined', '[[15, 15, -10]]');
    await writeNotebook(place, chapter);
    const { stdout } = await attentionKit(args);
    expect(stdout).to.match(/^.*ana\.json: exercises 3\.1 \(0\.\d kB\)\n$/);
    const { name, answers } = await readHandIn(await readFile(join(folder, 'ana.json'), 'utf8'), 'ana.json');
    expect([name, answers]).to.deep.equal([
      'Ana Müller/3b',
      [{ exercise: '3.1', chapter: '03-scores', source: cell.source }],
    ]);
    expect(await readNotebook(join(kitChapters, '03-scores.ipynb'))).not.to.deep.equal(chapter);
  });

  it('marks nothing without a sandbox, unless that is wanted, and says what it misses', async () => {
    const place = join(folder, 'hand-ins');
    await mkdir(place);
    const mark = (args: string[], path = process.env.PATH ?? '') =>
      attentionKit(['class', 'mark', ...args], undefined, { PATH: path });
    const bare = await mark([place], folder);
    expect([bare.status, bare.stderr]).to.deep.equal([
      1,
      "class mark: expected a sandbox for students' code, but bubblewrap (bwrap) is not installed (--unsafe runs it as you, with all that you may do)\n",
    ]);
    const empty = await mark([place, '--unsafe']);
    expect(empty.stderr).to.match(/^class mark: expected a hand-in or more in .*, got none\n$/);
    await writeFile(join(place, 'broken.json'), '{');
    const broken = await mark([place, '--unsafe']);
    expect([broken.status, broken.stderr.split('\n')[0]]).to.deep.equal([
      1,
      'readHandIn: expected what hand-in has written in broken.json, got something else',
    ]);
    expect((await mark([join(folder, 'none'), '--unsafe'])).stderr).to.match(
      /^class mark: expected a folder of hand-ins, got no folder /,
    );
  });
});
