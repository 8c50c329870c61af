import { expect } from 'chai';
import { HeadStart } from '../../../src/lab/browser/kernels/head-start.js';
import { gatherOutputs } from '../../../src/lab/browser/reading/fresh-outputs.js';
import type { BrowserKernel } from '../../../src/lab/kernel/browser-kernel.js';
import type { KernelMessage } from '../../../src/lab/kernel/kernel-message.js';
import { pause } from '../../support/until.js';

const message = (msg_type: string, content: KernelMessage['content'], parent_header = {}): KernelMessage => ({
  channel: msg_type.endsWith('reply') ? 'shell' : 'iopub',
  header: { msg_id: 'm', session: 's', username: '', date: '', msg_type, version: '5.3' },
  parent_header,
  metadata: {},
  content,
  buffers: [],
});

const asking = (code: string, msg_id: string): KernelMessage => {
  const request = message('execute_request', { code });
  return { ...request, channel: 'shell', header: { ...request.header, msg_id } };
};

/** A kernel that prints each cell's code. */
function echo(): { kernel: BrowserKernel; ran: string[] } {
  const [ran, listeners]: [string[], ((message: KernelMessage) => void)[]] = [[], []];
  const send = async ({ header, content }: KernelMessage) => {
    ran.push(content.code);
    await pause(1);
    const said = [
      message('stream', { name: 'stdout', text: content.code }, header),
      message('execute_reply', { status: 'ok' }, header),
      message('status', { execution_state: 'idle' }, header),
    ];
    for (const each of said) for (const listener of listeners) listener(each);
  };
  const onMessage = (listener: (message: KernelMessage) => void) => {
    listeners.push(listener);
    return () => void listeners.splice(listeners.indexOf(listener), 1);
  };
  const kernel = { state: 'idle', executionCount: 0, send, onMessage, restart: async () => {} };
  return { kernel: kernel as unknown as BrowserKernel, ran };
}

describe('HeadStart', () => {
  async function heard(ahead: string[], asked: string[]): Promise<{ ran: string[]; told: string[] }> {
    const { kernel, ran } = echo();
    const early = new HeadStart(kernel);
    for (const code of ahead.slice(0, -1)) await early.run(code);
    void early.run(ahead.at(-1)!); // still runs when the notebook asks
    const told: string[] = [];
    early.onMessage(({ parent_header, content }) => {
      if (content.text) told.push(`${parent_header.msg_id}: ${content.text}`);
    });
    for (const code of asked) early.send(asking(code, `my ${code}`));
    await pause(50);
    return { ran, told };
  }

  it('tells again under the name of the request that asks, and runs nothing twice', async () => {
    expect(await heard(['a', 'b'], ['a', 'b', 'c'])).to.deep.equal({
      ran: ['a', 'b', 'c'],
      told: ['my a: a', 'my b: b', 'my c: c'],
    });
  });
  it('runs what is another cell, and all after it', async () => {
    const { ran, told } = await heard(['a', 'b'], ['x', 'b']);
    expect(ran).to.deep.equal(['a', 'b', 'x', 'b']);
    expect(told.filter((each) => each.startsWith('my '))).to.deep.equal(['my x: x', 'my b: b']);
  });
  it('runs nothing ahead any more when the notebook has overtaken it', async () => {
    const { kernel, ran } = echo();
    const early = new HeadStart(kernel);
    await early.run('a');
    early.send(asking('a', 'mine'));
    early.send(asking('b', 'mine, too'));
    expect(await early.run('b')).to.deep.equal([]);
    expect(ran).to.deep.equal(['a', 'b']);
  });
  it('runs again what was run before a restart', async () => {
    const { kernel, ran } = echo();
    const early = new HeadStart(kernel);
    await early.run('a');
    await early.restart();
    early.send(asking('a', 'mine'));
    expect(ran).to.deep.equal(['a', 'a']);
  });
});

describe('gatherOutputs', () => {
  it('joins what a stream has printed in one go, and shows what has a name in its last state', () => {
    const bar = { transient: { display_id: 'bar' } };
    const said = [
      message('status', { execution_state: 'busy' }),
      message('stream', { name: 'stdout', text: 'a' }),
      message('stream', { name: 'stdout', text: 'b\n' }),
      message('stream', { name: 'stderr', text: 'c' }),
      message('display_data', { data: { 'text/plain': '1 of 2' }, ...bar }),
      message('stream', { name: 'stderr', text: 'd' }),
      message('update_display_data', { data: { 'text/plain': '2 of 2' }, ...bar }),
      message('error', { evalue: 'e' }),
    ];
    const shown = gatherOutputs(said).map(({ text, data, evalue }) => text ?? data?.['text/plain'] ?? evalue);
    expect(shown).to.deep.equal(['ab\n', 'c', '2 of 2', 'd', 'e']);
  });
});
