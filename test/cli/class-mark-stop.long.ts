import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { handInOf, writtenHandIn } from '../../src/keep/hand-in.js';
import { whyNoSandbox } from '../../src/workshop/sandbox/bubblewrap.js';
import { cli } from '../lab/support/start-cli.js';
import { leaveOutIf } from '../support/leave-out.js';
import { isAlive } from '../support/processes.js';
import { processesBelow } from '../support/processes-below.js';
import { until } from '../support/until.js';
import { attentionKit } from './support.js';

describe('attention-kit class mark, stopped by Ctrl-C', function () {
  this.timeout(600_000);
  let folder = '';
  before(async function () {
    leaveOutIf(this, 'marking that is stopped', whyNoSandbox());
    folder = await mkdtemp(join(tmpdir(), 'attention-kit-stop-'));
  });
  after(() => folder && rm(folder, { recursive: true, force: true }));

  it('ends what students’ code runs in at once, says how many are marked, and leaves no file', async () => {
    const handIns = join(folder, 'hand-ins');
    await mkdir(handIns);
    for (const [name, source] of [
      ['Ana', 'const mine = 1;'],
      ['Ben', 'for (;;);'],
    ] as const) {
      const answers = [{ exercise: '3.1', chapter: '03-scores', source }];
      await writeFile(join(handIns, `${name}.json`), writtenHandIn(await handInOf(name, '1', answers)));
    }
    const args = [cli, 'class', 'mark', handIns, '--seconds', '500'];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (part) => {
      said += part;
    });
    await until(() => said.includes('1 of 2: Ana'), 300);
    const started = await processesBelow(child.pid!);
    expect(started.length).to.be.above(1);
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    const asked = performance.now();
    child.kill('SIGINT');
    expect(await ended).to.equal(130);
    expect(performance.now() - asked).to.be.below(10_000); // Ben's answer would take 500 s
    await until(() => started.every((pid) => !isAlive(pid)));
    expect(said).to.include('Stopped: 1 of 2 are marked, as said above; no file was written.');
    expect((await readdir(handIns)).sort()).to.deep.equal(['Ana.json', 'Ben.json']);
  });

  it('is refused before any work where marks can’t be written', async () => {
    const out = join(folder, 'hand-ins', 'Ana.json', 'marks');
    const { status, stderr } = await attentionKit(['class', 'mark', join(folder, 'hand-ins'), '-o', out]);
    expect(stderr).to.match(/^class mark: expected a folder at \S+marks, got [^\n]+\n$/);
    expect(status).to.equal(1);
  });
});
