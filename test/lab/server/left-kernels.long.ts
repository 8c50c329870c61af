import { expect } from 'chai';
import { kernelsToEnd } from '../../../src/lab/server/kernels/left-kernels.js';
import { isMemoryShort } from '../../../src/lab/server/kernels/memory-short.js';
import { pause, until } from '../../support/until.js';
import { connectServices, runCode, type Services } from '../support/services.js';
import { startTestLab, type TestLab } from '../support/test-lab.js';

describe('kernels whose page is closed', function () {
  this.timeout(120_000);
  let lab: TestLab;
  let services: Services | undefined;
  before(async () => {
    lab = await startTestLab({ leave: { idle: 2000, isMemoryShort: () => false } });
  });
  after(async () => {
    services?.dispose();
    await lab.stopAndForget();
  });

  it('end after their time, all that are over it, and one by one when memory is short', () => {
    const left = [
      { id: 'a', idle: 31_000 },
      { id: 'b', idle: 45_000 },
      { id: 'c', idle: 29_000 },
    ];
    const rules = (idle: number, short: boolean) => ({ idle, isMemoryShort: () => short });
    expect(kernelsToEnd(left, rules(60_000, false))).to.deep.equal([]);
    expect(kernelsToEnd(left, rules(31_000, false))).to.deep.equal(['a', 'b']);
    expect(kernelsToEnd(left, rules(31_000, true))).to.deep.equal(['a', 'b']);
    expect(kernelsToEnd(left, rules(Number.POSITIVE_INFINITY, true))).to.deep.equal(['b']);
    // a page that loads again has half a minute
    expect(kernelsToEnd([left[2]!], rules(60_000, true))).to.deep.equal([]);
    expect(kernelsToEnd([], rules(0, true))).to.deep.equal([]);
  });

  it('find memory short below 1 GiB, where the system tells what can be had', () => {
    const told = { available: 1024 ** 3 - 1, free: 3e8, platform: 'linux' };
    expect(isMemoryShort(told)).to.equal(true);
    expect(isMemoryShort({ ...told, available: 1024 ** 3 })).to.equal(false);
    // a container's limit may leave less than what the machine has free
    expect(isMemoryShort({ ...told, available: 1e8 })).to.equal(true);
    expect(isMemoryShort({ ...told, platform: 'darwin' })).to.equal(true);
    for (const platform of ['darwin', 'freebsd'])
      expect(isMemoryShort({ available: 1e8, free: 1e8, platform })).to.equal(false);
    expect(isMemoryShort({ available: 1e8, free: 1e8, platform: 'win32' })).to.equal(true);
  });

  it('end when they are idle, never while they run a cell or a page is joined, and are listed until then', async () => {
    services = await connectServices(lab);
    const open = (path: string) =>
      services!.sessions.startNew({ name: path, path, type: 'notebook', kernel: { name: 'tslab' } });
    const [idle, busy] = [await open('idle.ipynb'), await open('busy.ipynb')];
    await runCode(idle.kernel!, 'const answer = 42;');
    await pause(2500);
    const { reply } = await runCode(idle.kernel!, 'console.log(answer);');
    expect(reply.status).to.equal('ok');
    busy.kernel!.requestExecute({ code: 'await new Promise((done) => setTimeout(done, 6000));' });
    const running = async () => (await lab.send('GET', '/lab/api/running')).json;
    await until(async () => (await running()).some(({ state }: { state: string }) => state === 'busy'));
    const listed = await running();
    expect(listed.map(({ path, pages }: Record<string, unknown>) => [path, pages])).to.deep.equal([
      ['idle.ipynb', 1],
      ['busy.ipynb', 1],
    ]);
    for (const { memory } of listed) expect(memory).to.be.within(50e6, 2e9);
    await busy.kernel!.requestKernelInfo(); // it answers beside its cell, and is idle again only in that
    services.dispose();
    await until(async () => (await running()).length === 1);
    expect((await running())[0]).to.include({ path: 'busy.ipynb', state: 'busy', pages: 0 });
    await until(async () => (await running()).length === 0);
  });

  it('are called as their page calls them, and are stopped from the home page, which no other site can do', async () => {
    // JupyterLab asks under a path of chance first, and says the notebook's own later
    const path = '0f8fad5b-d9cd-469f-a165-70867728950e';
    const session = { path, name: 'sample.ipynb', type: 'notebook', kernel: { name: 'tslab' } };
    const json = (await lab.send('POST', '/api/sessions', { body: session })).json.kernel;
    const body = `id=${json.id}`;
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const stop = (more: Record<string, string>) =>
      lab.send('POST', '/running/stop', { headers: { ...headers, ...more }, body });
    expect((await stop({ origin: 'http://evil.example' })).status).to.equal(403);
    expect((await stop({ 'sec-fetch-site': 'same-site' })).status).to.equal(403);
    const { text } = await lab.send('GET', '/');
    expect(text).to.include(`value="${json.id}"`).and.include('<strong>sample.ipynb</strong>');
    expect(text).not.to.include(path);
    for (const time of ['once', 'twice']) {
      const { status, headers: answered } = await stop({ 'sec-fetch-site': 'same-origin' });
      expect([time, status, answered.location]).to.deep.equal([
        time,
        303,
        `${new URL(lab.address).pathname}#running`,
      ]);
    }
    expect((await lab.send('GET', '/api/kernels')).json).to.deep.equal([]);
  });
});
