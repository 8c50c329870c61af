import { expect } from 'chai';
import { WebSocket } from 'ws';
import { newMessage } from '../../../src/jupyter/wire.js';
import { binaryProtocol } from '../../../src/lab/protocol/line-end.js';
import { packV1, unpackV1 } from '../../../src/lab/server/kernels/websocket-frames.js';
import { until } from '../../support/until.js';
import { startTestLab, type TestLab } from '../support/test-lab.js';

const count = 20_000;
const padding = 3000;

/** A page that gathers what comes over its websocket. */
interface Page {
  readonly socket: WebSocket;
  readonly text: () => string;
  readonly isDone: () => boolean;
}

describe('pages of one kernel', function () {
  this.timeout(120_000);
  let lab: TestLab;
  let id: string;
  before(async () => {
    lab = await startTestLab();
    id = (await lab.send('POST', '/api/kernels', { body: {} })).json.id;
  });
  after(() => lab.stopAndForget());

  async function openPage(session: string): Promise<Page> {
    const url = `ws://127.0.0.1:${lab.port}/api/kernels/${id}/channels?session_id=${session}&token=${lab.token}`;
    const socket = new WebSocket(url, [binaryProtocol]);
    let text = '';
    let isDone = false;
    socket.on('message', (data: Buffer) => {
      const { header, content } = unpackV1(data).message;
      if (header.msg_type === 'stream') text += content.text;
      isDone ||= header.msg_type === 'stream' && content.text.includes('the end');
    });
    await new Promise((resolve) => socket.once('open', resolve));
    return { socket, text: () => text, isDone: () => isDone };
  }

  it('wait for none of them that takes nothing, and that one gets what there was when it goes on', async () => {
    const [awake, asleep] = [await openPage('awake'), await openPage('asleep')];
    asleep.socket.pause();
    const code = `for (let i = 0; i < ${count}; i++) console.log(i + ' ' + 'x'.repeat(${padding})); console.log('the end');`;
    const content = { code, silent: false, allow_stdin: false };
    awake.socket.send(packV1('shell', newMessage('execute_request', content, 'awake')));
    await until(awake.isDone, 60);
    expect(awake.text().split('\n')).to.have.length(count + 2);
    expect(asleep.text()).to.equal('');
    expect(asleep.socket.readyState).to.equal(WebSocket.OPEN); // nobody's patience had to end
    asleep.socket.resume();
    await until(asleep.isDone, 60);
    // 20,000 · 3,000 characters are 60 MB, of which 8 are on their way and up to 32 wait
    expect(asleep.text()).to.match(/\[\d+ MB of output were left out here/);
    const lines = asleep
      .text()
      .split('\n')
      .flatMap((line) => /^\d+(?= x)/.exec(line)?.map(Number) ?? []);
    expect(lines).to.deep.equal([...new Set(lines)].sort((a, b) => a - b));
    for (const { socket } of [awake, asleep]) socket.close();
  });
});
