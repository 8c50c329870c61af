import { connect } from 'node:net';
import { expect } from 'chai';
import { Dealer, Request } from 'zeromq';
import type { KernelClient } from '../../../src/jupyter/kernel-client.js';
import { encodeMessage, endpoint, newMessage } from '../../../src/jupyter/wire.js';
import { startKernel } from '../../../src/runner/kit-kernel.js';
import { seededRandom } from '../../../src/train/seeded-random.js';

const seed = 20_261;

describe('a kernel on ports that strangers write to', function () {
  this.timeout(120_000);
  let kernel: KernelClient;
  before(async () => {
    kernel = await startKernel({ ipc: false });
  });
  after(() => kernel.shutdown());

  async function isWell(): Promise<void> {
    let text = '';
    await kernel.execute('console.log(6 * 7)', ({ content }) => {
      text += content.text ?? '';
    });
    expect(text).to.equal('42\n');
    const stuck = kernel.execute('while (true) {}');
    await new Promise((resolve) => setTimeout(resolve, 300));
    await kernel.interrupt();
    expect((await stuck).ename).to.equal('Interrupted');
  }

  it(`answers, and can be interrupted, after 2,000 unsigned or garbled messages (seed ${seed})`, async () => {
    const random = seededRandom(seed);
    for (const name of ['shell_port', 'control_port', 'stdin_port'] as const) {
      const stranger = new Dealer({ linger: 2000 });
      stranger.connect(endpoint(kernel.connection, kernel.connection[name]));
      for (let i = 0; i < 700; i++) await stranger.send(garbled(random));
      stranger.close();
    }
    const heart = new Request({ linger: 0 });
    heart.connect(endpoint(kernel.connection, kernel.connection.hb_port));
    await heart.send(['', 'a', 'b']);
    heart.close();
    await isWell();
  });

  it('answers after its own key signed what is no message', async () => {
    const { key } = kernel.connection;
    const request = newMessage('execute_request', { code: '1' }, 'who');
    const stranger = new Dealer({ linger: 2000 });
    stranger.connect(endpoint(kernel.connection, kernel.connection.shell_port));
    for (const wrong of [null, 5, 'text', [], { msg_type: 5 }, {}])
      for (const part of ['header', 'parent_header', 'metadata', 'content'] as const)
        await stranger.send(encodeMessage({ ...request, [part]: wrong } as typeof request, key) as Buffer[]);
    const asked = [null, 5, {}, ['x']].flatMap((code) =>
      ['execute_request', 'complete_request', 'inspect_request', 'is_complete_request'].map((type) =>
        newMessage(type, { code, cursor_pos: code }, 'who'),
      ),
    );
    for (const message of asked) await stranger.send(encodeMessage(message, key) as Buffer[]);
    for (const _ of asked) await stranger.receive(); // each is answered
    stranger.close();
    await isWell();
  });

  it('answers after bytes that are no ZeroMQ, and connections that break off', async () => {
    const { control_port, shell_port, iopub_port } = kernel.connection;
    for (const port of [control_port, shell_port, iopub_port])
      for (const bytes of ['GET / HTTP/1.1\r\n\r\n', '\xff\x00\x00\x00\x00\x00\x00\x00\x01\x7f', '']) {
        const socket = connect(port, '127.0.0.1').on('error', () => {});
        socket.write(bytes, 'latin1', () => socket.destroy());
        await new Promise((resolve) => socket.once('close', resolve));
      }
    await isWell();
  });
});

/** Frames that look like a message in part: the delimiter, a signature, JSON, or none of them. */
function garbled(random: () => number): Buffer[] {
  const parts = [
    '<IDS|MSG>',
    '',
    '{}',
    '[]',
    'null',
    '{"msg_type":"shutdown_request"}',
    '0'.repeat(64),
    '{',
    '\u0000',
  ];
  return Array.from({ length: 1 + Math.floor(random() * 9) }, () =>
    Buffer.from(parts[Math.floor(random() * parts.length)]!),
  );
}
