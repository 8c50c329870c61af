import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { formatNotebook } from '../../../src/format/format-notebook.js';
import { gridOf, type Point } from '../../../src/runner/sweep/points.js';
import { runSweep, type SweepOptions } from '../../../src/runner/sweep/run-sweep.js';
import { readSweep } from '../../../src/runner/sweep/table.js';
import { childrenOf, isAlive } from '../../support/processes.js';
import { until } from '../../support/until.js';
import { codeCell, notebookOf } from '../support.js';

const script = 'test/runner/sweep/tasks.mjs';

describe('a sweep', function () {
  this.timeout(60_000);
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attention kit sweep ')); // with blanks, as people have them
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  const at = (name: string) => join(folder, name);
  const sweep = (points: Point[], options: Partial<SweepOptions> = {}, source = script) =>
    runSweep(source, points, { folder: at('out'), jobs: 2, ...options });
  const refusal = (points: Point[], options: Partial<SweepOptions> = {}, source = script) =>
    sweep(points, options, source).then(
      () => 'it ran',
      ({ message }: Error) => message,
    );
  const columns = async (...names: string[]) =>
    (await readSweep(at('out'))).rows.map((row) => names.map((name) => row[name]));

  it('runs a chapter once for each point, in a kernel of its own, and gathers what its cells report', async () => {
    const path = at('squares.ipynb');
    const cells = [
      codeCell('const n = 1;\nconst word: string = "a";', ['parameters'], 'parameters'),
      codeCell("import { report } from 'attention-kit';\nreport({ square: n * n });", [], 'one'),
      codeCell(
        'report({ pid: process.pid, words: word + word });\n(globalThis as any).seen = true;',
        [],
        'two',
      ),
    ];
    await writeFile(path, formatNotebook(notebookOf(...cells)));
    const points = gridOf({ n: [3, 2], word: ['x, y'] });
    const result = await sweep(points, { keep: true }, path);
    expect(result).to.deep.equal({ total: 2, ran: 2, failed: [] });
    expect(await columns('n', 'square', 'word', 'words')).to.deep.equal([
      [2, 4, 'x, y', 'x, yx, y'],
      [3, 9, 'x, y', 'x, yx, y'],
    ]);
    const pids = (await columns('pid')).flat() as number[];
    expect(new Set(pids).size).to.equal(2);
    expect(pids.filter(isAlive)).to.deep.equal([]);
    expect(await readdir(at('out/shown'))).to.have.length(2);
    const [{ memory, seconds } = {}] = (await readSweep(at('out'))).rows;
    expect(memory).to.be.within(50, 2000);
    expect(seconds).to.be.within(0.001, 60);
  });

  it('runs nothing twice, and only what is new when the grid grows', async () => {
    const log = at('log');
    expect((await sweep(gridOf({ n: [1, 2], log: [log] }))).ran).to.equal(2);
    expect((await sweep(gridOf({ n: [1, 2], log: [log] }))).ran).to.equal(0);
    expect((await sweep(gridOf({ log: [log], n: [3, 2, 1] }))).ran).to.equal(1);
    const runs = (await readFile(log, 'utf8')).trim().split('\n').sort();
    expect(runs).to.deep.equal(['1', '2', '3']);
    expect(await columns('n', 'square')).to.deep.equal([
      [1, 1],
      [2, 4],
      [3, 9],
    ]);
  });

  it('runs the script as TypeScript, with what it imports', async () => {
    await writeFile(at('cube.ts'), 'export const cube = (n: number): number => n ** 3;\n');
    const helpers = ['parameters', 'report'].map(
      (name) => `import { ${name} } from '${new URL(`../../../src/notebook/${name}.js`, import.meta.url)}';`,
    );
    const code = `import { cube } from './cube.js';\nenum Power { cube = 3 }\nconst { n } = parameters({ n: 1 });
      report({ cube: cube(n satisfies number), power: Power.cube });`;
    await writeFile(at('main.ts'), [...helpers, code].join('\n'));
    await sweep(gridOf({ n: [5] }), {}, at('main.ts'));
    expect(await columns('cube', 'power', 'error')).to.deep.equal([[125, 3, undefined]]);
  });

  it('keeps failures beside results, each with one sentence, and runs them again when asked', async () => {
    const tasks = ['throw', 'reject', 'exit', 'twice', 'square'];
    const { failed } = await sweep(gridOf({ task: tasks, n: [-1] }));
    const errors = failed.map(({ parameters, error }) => `${parameters.task}: ${error}`).sort();
    expect(errors).to.deep.equal([
      'exit: the script ended with exit code 3',
      'reject: Error: nobody waits',
      'throw: RangeError: no square of -1 here',
      'twice: report: expected loss once in a run, got 1 and 2',
    ]);
    expect(await columns('task', 'state', 'square', 'loss', 'step')).to.deep.include.members([
      ['square', 'done', 1, undefined, undefined],
      ['twice', 'failed', undefined, 1, -1],
    ]);
    expect((await sweep(gridOf({ task: tasks, n: [-1] }))).ran).to.equal(0);
    expect((await sweep(gridOf({ task: tasks, n: [-1] }), { retry: true })).ran).to.equal(4);
  });

  it('stops a point that takes too long or too much, what it has started included, and keeps what it had reported', async () => {
    const greedy = await sweep(gridOf({ task: ['eat'] }), { memory: 300 });
    expect(greedy.failed[0]!.error).to.match(/^Memory: expected to take at most 300 MB, got \d{3,4}$/);
    const feeding = await sweep(gridOf({ task: ['feed'] }), { memory: 300, timeoutSeconds: 30 });
    expect(feeding.failed[0]!.error).to.match(/^Memory: expected to take at most 300 MB, got \d{3,4}$/);
    const { failed } = await sweep(gridOf({ task: ['forever', 'timer'] }), { timeoutSeconds: 1 });
    expect(failed.map(({ parameters, error }) => `${parameters.task}: ${error}`).sort()).to.deep.equal([
      'forever: Timeout: expected to take at most 1 s',
      'timer: Timeout: expected to take at most 1 s',
    ]);
    expect(await columns('task', 'started')).to.deep.include(['forever', true]);
  });

  it('keeps numbers that JSON has no word for, and texts of any kind', async () => {
    await sweep(gridOf({ task: ['odd', 'taken'], n: [7] }));
    const [odd, taken] = (await readSweep(at('out'))).rows;
    expect(odd).to.deep.include({
      nan: Number.NaN,
      most: Number.POSITIVE_INFINITY,
      big: 2n ** 64n,
      ok: true,
    });
    expect(taken).to.deep.include({ n: 7, 'reported n': -7, state: 'done', 'reported state': 'solid' });
    const csv = await readFile(at('out/table.csv'), 'utf8');
    expect(csv).to.include(',NaN,Infinity,18446744073709551616,"a, ""b""\nc",true,');
  });

  it('keeps one line of what went wrong, and much that was reported, whatever else a script writes', async () => {
    const { failed } = await sweep(gridOf({ task: ['long', 'many', 'scribble', 'leave'], n: [7] }));
    expect(failed.map(({ error }) => error!.replace(/y+/, 'y'))).to.deep.equal(['Error: first / second y…']);
    expect(failed[0]!.error).to.have.length(501);
    const [leave, , many, scribble] = (await readSweep(at('out'))).rows;
    expect([many!['value 0'], many!['value 19999']]).to.deep.equal([0, 19_999]);
    expect([scribble!.state, scribble!.square]).to.deep.equal(['done', 49]);
    // What it has started lives on, and holds its output open.
    expect([leave!.state, leave!.square, Number(leave!.seconds) < 10]).to.deep.equal(['done', 49, true]);
  });

  it('gives each point chance of its own, the same at each run', async () => {
    const points = gridOf({ task: ['chance'], n: [1, 2, 3] });
    const runs: unknown[] = [];
    for (const name of ['a', 'b']) {
      await sweep(points, { folder: at(name) });
      runs.push((await readSweep(at(name))).rows.map(({ chance }) => chance));
    }
    expect(runs[0]).to.deep.equal(runs[1]);
    expect(new Set(runs[0] as number[]).size).to.equal(3);
  });

  it('refuses before it runs anything what it could not run', async () => {
    const unknown = await refusal([{ sed: 1 }]);
    expect(unknown).to.equal('runNotebook: expected one of the parameters n, task, log, seconds, got sed');
    expect(await refusal([{ n: 1 }, { n: 'two' }])).to.equal(
      'runNotebook: expected parameter n to be a number, got "two"',
    );
    expect(await refusal([])).to.equal('sweep: expected a point or more, got none');
    const million = Array.from({ length: 1001 }, (_, i) => i);
    expect(() => gridOf({ a: million, b: million })).to.throw(
      'gridOf: expected at most 1000000 points, got 1002001',
    );
    await writeFile(at('bare.ipynb'), formatNotebook(notebookOf(codeCell('1'))));
    expect(await refusal([{ n: 1 }], {}, at('bare.ipynb'))).to.match(
      /^sweep: expected a cell tagged "parameters", or parameters\({ … }\) in a script, got .*bare\.ipynb without$/,
    );
    expect(await refusal([{ n: 1 }], {}, at('none.mjs'))).to.equal(
      `sweep: expected a script at ${at('none.mjs')}, got no such file`,
    );
    expect(await readdir(folder)).to.deep.equal(['bare.ipynb']);
  });

  it('refuses a folder with something else in it, or with results of other code', async () => {
    await writeFile(at('thesis.txt'), '');
    expect(await refusal([{ n: 1 }], { folder })).to.equal(
      `sweep: expected an empty folder or one of a sweep, got ${folder} with thesis.txt in it`,
    );
    expect(await refusal([{ n: 1 }], { folder: at('thesis.txt') })).to.equal(
      `sweep: expected a folder for results at ${at('thesis.txt')}, got a file`,
    );
    expect(await refusal([{ n: 1 }], {}, at('thesis.txt'))).to.equal(
      `sweep: expected a chapter or a script (.ts, .mts, .mjs, .js), got ${at('thesis.txt')}`,
    );
    const code = (power: number) =>
      `const { n } = parameters({ n: 1 });\nfunction parameters(x) { return x; }\nn ** ${power};`;
    await writeFile(at('power.mjs'), code(2));
    await sweep([{ n: 1 }], {}, at('power.mjs'));
    await writeFile(at('power.mjs'), code(3));
    expect(await refusal([{ n: 1 }], {}, at('power.mjs'))).to.match(
      /^sweep: expected a folder with results of .*power\.mjs as it is now, got it with other code in .*out \(name another folder\)$/,
    );
  });

  it('says which file of a result was damaged, and runs the point again without it', async () => {
    await sweep([{ n: 3 }]);
    const [name = ''] = await readdir(at('out/points'));
    const place = at(`out/points/${name}`);
    for (const [text, got] of [
      ['{', "Expected property name or '}' in JSON at position 1"],
      ['{}', 'another form'],
    ] as const) {
      await writeFile(place, text);
      expect(await refusal([{ n: 3 }]))
        .to.match(/^sweep: expected what came of a point in .* got .*$/)
        .and.include(`${place}, got ${got}`);
    }
    await rm(place);
    expect((await sweep([{ n: 3 }])).ran).to.equal(1);
  });

  it('cut into parts runs each point in one of them', async () => {
    const points = gridOf({ n: [1, 2, 3, 4, 5] });
    const ran = [];
    for (const part of [1, 2, 3]) ran.push((await sweep(points, { shard: { part, of: 3 } })).ran);
    expect(ran).to.deep.equal([2, 2, 1]);
    expect(await columns('n')).to.deep.equal([[1], [2], [3], [4], [5]]);
  });

  it('stopped ends the kernel of a chapter, whatever its cell does, and the one that was started ahead', async () => {
    const cells = [
      codeCell('const n = 1;\nconst file: string = "";', ['parameters'], 'parameters'),
      codeCell(
        "import { writeFileSync } from 'fs';\nwriteFileSync(file, String(process.pid));\nfor (;;);",
        [],
        'loop',
      ),
    ];
    await writeFile(at('loop.ipynb'), formatNotebook(notebookOf(...cells)));
    const stop = new AbortController();
    const points = gridOf({ n: [1, 2], file: [at('pid')] });
    const swept = refusal(points, { jobs: 1, signal: stop.signal }, at('loop.ipynb'));
    const pid = async () => Number(await readFile(at('pid'), 'utf8').catch(() => '0'));
    await until(async () => (await pid()) > 0, 40);
    const kernels = childrenOf(process.pid);
    stop.abort(new Error('enough'));
    expect(await swept).to.equal('enough');
    expect(kernels).to.include(await pid());
    await until(() => !kernels.some(isAlive), 5);
  });

  it('stopped ends its processes and keeps what is finished; the same call goes on', async () => {
    const stop = new AbortController();
    const points = [
      ...gridOf({ n: [1, 2] }),
      ...gridOf({ n: [3], task: ['forever'] }),
      ...gridOf({ n: [4] }),
    ];
    let ended = 0;
    const message = await refusal(points, {
      jobs: 1,
      signal: stop.signal,
      onProgress: () => {
        ended++;
        if (ended === 2) setTimeout(() => stop.abort(new Error('enough')), 300);
      },
    });
    expect(message).to.equal('enough');
    expect((await columns('n')).flat()).to.deep.equal([1, 2]);
    expect(await readdir(at('out/claims'))).to.deep.equal([]);
    const { ran, failed } = await sweep(points, { timeoutSeconds: 0.5 });
    expect([ran, failed.length]).to.deep.equal([2, 1]);
  });
});
