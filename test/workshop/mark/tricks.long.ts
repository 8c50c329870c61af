import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { kitChapters, kitFolder } from '../../../src/files/kit-folder.js';
import { type MarkedClass, markClass } from '../../../src/workshop/mark/mark-class.js';
import { whyNoSandbox } from '../../../src/workshop/sandbox/bubblewrap.js';
import { leaveOutIf } from '../../support/leave-out.js';
import { attacks, forgeries, hogs, type Trick } from './tricks.js';

const shares = 'const myShares = [[0.75, 0.25]];';
const temperature = 'const myTemperature = 1 / Math.log(2);';

describe('a class full of tricks', function () {
  this.timeout(300_000);
  let [tricks, marked, requests]: [Trick[], MarkedClass | undefined, number] = [[], undefined, 0];
  let server: Server;
  let home: string;

  before(async function () {
    leaveOutIf(this, 'tricks against marking', whyNoSandbox());
    home = await mkdtemp(join(homedir(), '.attention-kit-test-'));
    await writeFile(join(home, 'secret'), 'a secret');
    server = createServer((_, response) => {
      requests++;
      response.end('reached');
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    const targets = { secret: join(home, 'secret'), port, chapters: kitChapters, kit: kitFolder };
    tricks = [...forgeries(), ...attacks(targets), ...hogs()];
    const honest = ({ exercise }: Trick): [string, string] =>
      exercise === '4.3' ? ['4.1', shares] : ['4.3', temperature];
    const students = tricks.map((trick) => ({
      name: trick.name,
      file: trick.name,
      answers: new Map([[trick.exercise, trick.source], honest(trick)]),
    }));
    marked = await markClass(students, {
      chaptersFolder: kitChapters,
      isolated: true,
      seconds: 4,
      signal: new AbortController().signal,
      onMarked: () => {},
    });
  });
  after(async () => {
    server?.close();
    if (home) await rm(home, { recursive: true });
  });

  it('gets nothing for any of them, reaches nobody, and what was solved honestly beside them stays', () => {
    expect(tricks).to.have.length.of.at.least(40);
    expect(requests).to.equal(0);
    for (const [i, { name, exercise, isStopped }] of tricks.entries()) {
      const { marks } = marked!.students[i]!;
      const [mark, other] = [marks.get(exercise)!, marks.get(exercise === '4.3' ? '4.1' : '4.3')!];
      expect(mark.passed, name).to.be.oneOf([false, null]); // null: nothing there to judge
      if (isStopped) expect(mark.mistake, name).to.be.oneOf(['endless', 'memory', 'ended']);
      expect(other.passed, name).to.equal(true);
    }
  });
});
