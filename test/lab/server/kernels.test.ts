import type { Kernel } from '@jupyterlab/services';
import { expect } from 'chai';
import { WebSocket } from 'ws';
import { type Message, newMessage } from '../../../src/jupyter/wire.js';
import { packJson, unpackJson } from '../../../src/lab/server/kernels/websocket-frames.js';
import { mark } from '../../runner/mark.js';
import { isAlive } from '../../support/processes.js';
import { pause, until } from '../../support/until.js';
import { connectServices, runCode, type Services } from '../support/services.js';
import { startTestLab, type TestLab } from '../support/test-lab.js';

describe("the lab's kernels, seen by JupyterLab's own client", function () {
  this.timeout(180_000);
  let lab: TestLab;
  let services: Services;
  let kernel: Kernel.IKernelConnection;
  before(async () => {
    lab = await startTestLab();
    services = await connectServices(lab);
    const session = await services.sessions.startNew({
      path: 'sample.ipynb',
      name: 'sample.ipynb',
      type: 'notebook',
      kernel: { name: 'tslab' },
    });
    kernel = session.kernel!;
    await kernel.info;
  });
  after(async () => {
    services.dispose();
    await lab.stopAndForget();
  });

  it('run TypeScript, and tell errors with their name', async () => {
    expect((await runCode(kernel, 'const x: number = 6; console.log(x * 7);')).text).to.equal('42\n');
    const { reply, types } = await runCode(kernel, 'throw new RangeError("too far");');
    expect(reply).to.include({ status: 'error', ename: 'RangeError', evalue: 'too far' });
    expect(types).to.include('error');
  });

  it('complete and explain: names and docstrings of the kit’s helpers', async () => {
    await runCode(kernel, 'import { attentionScores } from "attention-kit";');
    const code = 'attentionSc';
    const completed = await kernel.requestComplete({ code, cursor_pos: code.length });
    expect((completed.content as { matches: string[] }).matches).to.include('attentionScores');
    const object = 'const thing = { alpha: 1, beta: 2 }; thing.al';
    const member = await kernel.requestComplete({ code: object, cursor_pos: object.length });
    expect((member.content as { matches: string[] }).matches).to.include('alpha');
    const hover = 'attentionScores';
    const inspected = await kernel.requestInspect({ code: hover, cursor_pos: 4, detail_level: 0 });
    const { found, data } = inspected.content as { found: boolean; data: Record<string, string> };
    expect(found).to.equal(true);
    expect(data['text/plain'])
      .to.match(/attentionScores\(/)
      .and.to.match(/dot product/i);
  });

  it('list one session for a notebook, whichever page asks', async () => {
    const asked = { path: 'sample.ipynb', type: 'notebook', kernel: { name: 'tslab' } };
    const again = await lab.send('POST', '/api/sessions', { body: asked });
    expect(again.json.kernel.id).to.equal(kernel.id);
    expect((await lab.send('GET', '/api/kernels')).json).to.have.length(1);
  });

  it('bring 100,000 lines of output, all of them', async () => {
    const { text } = await runCode(kernel, 'for (let i = 0; i < 100_000; i++) console.log(i);');
    const lines = text.trimEnd().split('\n');
    expect(lines).to.have.length(100_000);
    expect([lines[0], lines.at(-1)]).to.deep.equal(['0', '99999']);
  });

  it('bring an output of 10 MB', async () => {
    const { text } = await runCode(kernel, 'console.log("x".repeat(10 * 1024 * 1024));');
    expect(text).to.have.length(10 * 1024 * 1024 + 1);
  });

  for (const [kind, code] of [
    ['synchronous code', 'while (true) {}'],
    ['awaited code', 'await new Promise(() => {});'],
  ] as const) {
    it(`are interrupted within 2 s in ${kind}, and keep their variables`, async function () {
      this.retries(2); // other tests run beside it: the best of three counts
      await runCode(kernel, 'const kept = 5;');
      const begin = mark();
      const running = runCode(kernel, `${begin.code} ${code}`);
      await begin.seen();
      const before = performance.now();
      await kernel.interrupt();
      expect((await running).reply.status).to.equal('error');
      expect(performance.now() - before).to.be.below(2000);
      expect((await runCode(kernel, 'console.log(kept);')).text).to.equal('5\n');
    });
  }

  it('are busy as long as a cell runs, whatever else is asked meanwhile', async () => {
    const begin = mark();
    const running = runCode(kernel, `${begin.code} await new Promise(() => {});`);
    await begin.seen();
    await kernel.requestKernelInfo(); // answered by another thread, which is idle then
    await until(() => kernel.status === 'busy');
    await kernel.interrupt();
    await running;
    await until(() => kernel.status === 'idle');
  });

  it('speak with one voice, since a page drops what another voice interrupts', async () => {
    const voices = new Set<string>();
    const note = (_: unknown, { msg, direction }: Kernel.IAnyMessageArgs) =>
      direction === 'recv' && voices.add(msg.header.session);
    kernel.anyMessage.connect(note);
    await Promise.all([
      kernel.requestKernelInfo(),
      runCode(kernel, 'console.log(1);'),
      kernel.requestKernelInfo(),
    ]);
    kernel.anyMessage.disconnect(note);
    expect(voices.size).to.equal(1);
  });

  it('restart in place: same identifier, no variables', async () => {
    await runCode(kernel, 'const gone = 1;');
    const { id } = kernel;
    await kernel.restart();
    expect(kernel.id).to.equal(id);
    expect((await runCode(kernel, 'console.log(typeof globalThis);')).text).to.equal('object\n');
    expect((await runCode(kernel, 'console.log(gone);')).reply.status).to.equal('error');
  });

  it('that are killed start again, say so, and run what a page asks for meanwhile', async () => {
    const { error } = console;
    const said: string[] = [];
    console.error = (text) => void said.push(text);
    for (let death = 1; death <= 2; death++) {
      const states: string[] = [];
      const note = (_: unknown, status: string) => states.push(status);
      kernel.statusChanged.connect(note);
      const { text } = await runCode(kernel, 'console.log(process.pid);');
      process.kill(Number(text), 'SIGKILL');
      await until(() => states.includes('autorestarting') && kernel.connectionStatus === 'connected', 60);
      const next = await runCode(kernel, 'console.log(process.pid);');
      expect(next.text)
        .to.match(/^\d+\n$/)
        .and.not.equal(text);
      kernel.statusChanged.disconnect(note);
    }
    console.error = error;
    // Nothing ran in it, so no cell tells why it died: who started the server reads it.
    expect(said).to.deep.equal(Array(2).fill(`Kernel ${kernel.id} ended with SIGKILL`));
  });

  it('that die three times in a row are dead, and can be restarted', async () => {
    const state = async () => (await lab.send('GET', `/api/kernels/${kernel.id}`)).json.execution_state;
    const { text } = await runCode(kernel, 'console.log(process.pid);');
    process.kill(Number(text), 'SIGKILL');
    await until(() => kernel.status === 'dead');
    expect(await state()).to.equal('dead');
    const restarted = await lab.send('POST', `/api/kernels/${kernel.id}/restart`);
    expect(restarted.status).to.equal(200);
    await until(async () => (await state()) === 'idle', 60);
    kernel = services.kernels.connectTo({ model: restarted.json }); // the client gives up a dead one
    expect((await runCode(kernel, 'console.log("again");')).text).to.equal('again\n');
  });

  it('give a page that comes back what its cells have put out meanwhile', async () => {
    const code =
      'for (let i = 0; i < 4; i++) { console.log(i); await new Promise((r) => setTimeout(r, 500)); }';
    const first = kernel.clone({ clientId: 'first-page' });
    await first.info;
    const future = first.requestExecute({ code }, true, { cellId: 'cell-1' });
    await new Promise<void>((resolve) => {
      future.onIOPub = ({ header }) => void (header.msg_type === 'stream' && resolve());
    });
    first.dispose();
    await pause(700); // the second line comes while no page is there
    let text = '';
    const second = kernel.clone({ clientId: 'second-page' });
    second.iopubMessage.connect((_, { header, content, metadata }) => {
      if (header.msg_type === 'stream' && metadata.attention_kit_cell === 'cell-1')
        text += (content as { text: string }).text;
    });
    await until(() => text === '0\n1\n2\n3\n');
    second.dispose();
  });

  it('speak the older websocket protocol as well', async () => {
    const url = `ws://127.0.0.1:${lab.port}/api/kernels/${kernel.id}/channels?session_id=old&token=${lab.token}`;
    const socket = new WebSocket(url);
    const messages: Message[] = [];
    socket.on('message', (data: Buffer, isBinary) => messages.push(unpackJson(data, isBinary).message));
    await new Promise((resolve) => socket.on('open', resolve));
    expect(socket.protocol).to.equal('');
    const content = { code: 'console.log("old")', silent: false, allow_stdin: false };
    const request = newMessage('execute_request', content, 'old');
    socket.send(packJson('shell', request));
    const types = () =>
      messages
        .filter(({ parent_header }) => parent_header.msg_id === request.header.msg_id)
        .map(({ header }) => header.msg_type);
    await until(
      () => types().includes('execute_reply') && types().filter((type) => type === 'status').length === 2,
    );
    expect(types()).to.include.members(['execute_input', 'stream']);
    socket.close();
  });

  it('are gone after the server stopped', async () => {
    const pid = Number((await runCode(kernel, 'console.log(process.pid);')).text);
    expect(isAlive(pid)).to.equal(true);
    services.dispose();
    await lab.stop();
    expect(isAlive(pid)).to.equal(false);
  });
});
