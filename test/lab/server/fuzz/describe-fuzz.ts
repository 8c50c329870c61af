import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { launchBrowser } from '../../../support/browser.js';
import { childrenOf } from '../../../support/processes.js';
import { codeCell, openNotebook, runCell } from '../../support/browser.js';
import { type CliLab, exitOf, startCli } from '../../support/start-cli.js';
import { type Answer, type SendOptions, send } from '../../support/test-lab.js';
import { sendBodies } from './bodies.js';
import { sendFrames } from './frames.js';
import { sendNoise, sendRequests } from './requests.js';
import type { Target } from './target.js';

/** Sends nonsense of all kinds to the real server in its own process, and then opens a chapter there as a user. */
export function describeFuzz(seed: number, times: number): void {
  describe(`a server that anything is sent to (seed ${seed})`, function () {
    this.timeout(240_000 + 60_000 * times);
    let folder: string;
    let lab: CliLab;
    let target: Target;
    let processes: number[];
    const ask = (method: string, path: string, options?: SendOptions): Promise<Answer> =>
      send(lab, method, path, options);
    before(async () => {
      folder = await mkdtemp(join(tmpdir(), 'attention-kit-fuzz-'));
      lab = await startCli(['--port', '0', '--notebooks', folder]);
      const body = { path: '01-embedding.ipynb', type: 'notebook', kernel: { name: 'tslab' } };
      const { json } = await ask('POST', '/api/sessions', { body });
      target = { port: lab.port, token: lab.token, kernel: json.kernel.id, session: json.id };
      processes = childrenOf(lab.child.pid!);
    });
    afterEach('the server and its kernel run as before, and no other does', async () => {
      const { status, json } = await ask('GET', '/api/kernels');
      expect([status, json.map(({ id }: { id: string }) => id)]).to.deep.equal([200, [target.kernel]]);
      expect(childrenOf(lab.child.pid!)).to.deep.equal(processes);
    });
    after(async () => {
      const gone = exitOf(lab.child);
      lab.child.kill('SIGINT');
      await gone;
      await rm(folder, { recursive: true, force: true });
    });

    it('outlives odd addresses, methods and headers', () =>
      sendRequests(target, { seed, count: 400 * times }));

    it('outlives what is no request', () => sendNoise(target, { seed, count: 200 * times }));

    it('outlives frames that break the rules of websockets, of Jupyter or of the kit', async () => {
      expect(await sendFrames(target, { seed, count: 400 * times })).to.be.above(2000 * times);
    });

    it('answers bodies of wrong kinds and depths with what was wrong, and says nowhere where it lies', async () => {
      expect(await sendBodies(target, folder, { seed, count: 8 * times })).to.be.above(250 * times);
    });

    it('has met no fault of its own in all that', () => {
      expect(lab.errors()).to.equal('');
    });

    it('then opens a chapter for its user in a browser, and runs a cell', async function () {
      // what was sent may have been a good request to call the session otherwise
      await ask('PATCH', `/api/sessions/${target.session}`, { body: { path: '01-embedding.ipynb' } });
      const browser = await launchBrowser(this);
      try {
        const { page } = await openNotebook(await browser.newContext(), lab, '01-embedding.ipynb');
        await runCell(page, 0, 'console.log(6 * 7);');
        await codeCell(page, 0).locator('.jp-OutputArea-output', { hasText: '42' }).waitFor();
      } finally {
        await browser.close();
      }
    });
  });
}
