import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Kernel } from '@jupyterlab/services';
import { expect } from 'chai';
import { WebSocket } from 'ws';
import { newMessage } from '../../../src/jupyter/wire.js';
import { lastingSocket } from '../../../src/lab/page/lasting-socket.js';
import { binaryProtocol } from '../../../src/lab/protocol/line-end.js';
import { packJson, packV1, unpackJson, unpackV1 } from '../../../src/lab/server/kernels/websocket-frames.js';
import { seededRandom } from '../../../src/train/seeded-random.js';
import { pause, until } from '../../support/until.js';
import { type CuttingProxy, startCuttingProxy } from '../support/cutting-proxy.js';
import { connectServices, runCode, type Services } from '../support/services.js';
import { startTestLab, type TestLab } from '../support/test-lab.js';

const seed = 4;
const numbers = (count: number) => Array.from({ length: count }, (_, i) => `${i}\n`).join('');
const printing = (count: number, everyMs: number) =>
  `for (let i = 0; i < ${count}; i++) { console.log(i); await new Promise((r) => setTimeout(r, ${everyMs})); }`;

describe(`a kernel's outputs over connections that are cut (seed ${seed})`, function () {
  this.timeout(120_000);
  const random = seededRandom(seed);
  let lab: TestLab;
  let proxy: CuttingProxy;
  let services: Services;
  let kernel: Kernel.IKernelConnection;
  let losses = 0;
  let isCutting = true;
  const { debug, warn } = console;
  before(async () => {
    Object.assign(console, { debug: () => {}, warn: () => {} }); // the client tells each connection
    lab = await startTestLab();
    proxy = await startCuttingProxy(lab.port, () => (isCutting ? 3000 + 12_000 * random() : Infinity));
    const Lasting = lastingSocket(WebSocket as unknown as typeof globalThis.WebSocket, () => losses++);
    services = await connectServices(lab, { WebSocket: Lasting, wsPort: proxy.port });
    kernel = await services.kernels.startNew({ name: 'tslab' });
    await runCode(kernel, 'let runs = 0;');
  });
  after(async () => {
    services.dispose();
    await proxy.close();
    await lab.stopAndForget();
    Object.assign(console, { debug, warn });
  });

  it('come exactly once and in order, and each cell runs once, wherever the bytes are cut', async () => {
    for (let run = 1; run <= 10; run++) {
      const running = runCode(kernel, `runs++; ${printing(60, 5)} console.log(runs);`);
      // every other time also on the way to the kernel
      if (run % 2 === 0) setTimeout(proxy.cut, 30 * random());
      expect((await running).text).to.equal(`${numbers(60)}${run}\n`);
    }
    // ten runs are some 100,000 bytes, and a connection lives for 15,000 at most: six cuts, and five between
    expect(proxy.cuts()).to.be.at.least(10);
    expect(losses).to.equal(0);
  });

  it('come when there was no connection for 4 s', async () => {
    const running = runCode(kernel, printing(60, 100));
    await pause(1000);
    proxy.tear();
    await pause(4000);
    proxy.mend();
    void kernel.reconnect().catch(() => {}); // as the page does as soon as the server answers
    expect((await running).text).to.equal(numbers(60));
  });

  it('are bounded while nobody takes them, and what is missing is said', async () => {
    isCutting = false; // in so small pieces 40 MB would take their time
    const line = 'x'.repeat(10_000);
    const [begun, torn, done] = ['begun', 'torn', 'done'].map((name) => join(lab.folder, name));
    const running = runCode(
      kernel,
      `import { existsSync, writeFileSync } from 'node:fs';
      writeFileSync('${begun}', '');
      while (!existsSync('${torn}')) await new Promise((r) => setTimeout(r, 20));
      for (let i = 0; i < 6000; i++) console.log(i + ' ${line}');
      writeFileSync('${done}', '');`,
    );
    const state = async () => (await lab.send('GET', `/api/kernels/${kernel.id}`)).json.execution_state;
    await until(() => existsSync(begun!));
    proxy.tear();
    await writeFile(torn!, '');
    await until(async () => existsSync(done!) && (await state()) === 'idle', 60);
    proxy.mend();
    void kernel.reconnect().catch(() => {});
    const { text } = await running;
    const [before, after] = text.split(
      /\[\d+ MB of output were left out here: this page took nothing for too long\]\n/,
    );
    const counts = (part = '') =>
      part
        .split('\n')
        .slice(0, -1)
        .map((each) => Number(each.split(' ')[0]));
    const seen = [...counts(before), ...counts(after)];
    expect(seen)
      .to.have.length.below(6000)
      .and.to.deep.equal([...seen].sort((a, b) => a - b));
    expect(text).to.match(/left out here/);
    expect((await runCode(kernel, 'console.log("on");')).text).to.equal('on\n');
    isCutting = true;
  });

  for (const [name, protocols, pack, unpack] of [
    ['the newer protocol', [binaryProtocol], packV1, (data: Buffer) => unpackV1(data)],
    ['the older protocol', [], packJson, unpackJson],
  ] as const)
    it(`lose nothing for a client that doesn't count, in ${name}: what was on its way comes again`, async () => {
      const lines: string[] = [];
      const url = `ws://127.0.0.1:${proxy.port}/api/kernels/${kernel.id}/channels?session_id=${name.slice(4, 9)}&token=${lab.token}`;
      const open = async () => {
        const socket = new WebSocket(url, [...protocols]);
        socket
          .on('error', () => {})
          .on('message', (data: Buffer, isBinary) => {
            const { header, content } = unpack(data, isBinary).message;
            if (header.msg_type === 'stream') lines.push(...content.text.trim().split('\n'));
          });
        socket.on('close', () => !lines.includes('59') && setTimeout(open, 20));
        await new Promise((resolve) => socket.once('open', resolve));
        return socket;
      };
      const socket = await open();
      const content = { code: printing(60, 5), silent: false, allow_stdin: false };
      socket.send(pack('shell', newMessage('execute_request', content, name.slice(4, 9))));
      await until(() => lines.includes('59'));
      // without those that come again, each in its turn
      const first = lines.filter((line, i) => lines.indexOf(line) === i);
      expect(first.join('\n')).to.equal(numbers(60).trim());
    });
});
