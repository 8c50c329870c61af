import { expect } from 'chai';
import { newMessage } from '../../../src/jupyter/wire.js';
import { OutgoingMessage } from '../../../src/lab/server/kernels/outgoing-message.js';
import { OutgoingQueue } from '../../../src/lab/server/kernels/outgoing-queue.js';

const megabyte = 1024 * 1024;
const cells = ['a', 'b'].map((name) => newMessage('execute_request', { code: name }, 'page'));
const names = new Map(cells.map(({ header, content }) => [header.msg_id, content.code as string]));

/** What a cell sends; a header of less than 1000 bytes comes to its text. */
function sent(cell: number, type: string, content: object): OutgoingMessage {
  return new OutgoingMessage('iopub', newMessage(type, content, 'kernel', cells[cell]));
}

/** Puts as many texts of just under 1 MB. */
function print(queue: OutgoingQueue, cell: number, count: number): void {
  for (let k = 0; k < count; k++)
    queue.put(sent(cell, 'stream', { name: 'stdout', text: 'x'.repeat(megabyte - 1000) }));
}

/** All that is taken, a word for each: the cell, and what it says or how much of it is missing. */
function taken(queue: OutgoingQueue): string[] {
  return queue.take().map(({ message: { parent_header, content } }) => {
    const text: string = content.text ?? content.execution_state;
    const missing = /^\[(\d+ MB) of output were left out here/.exec(text)?.[1];
    return `${names.get(parent_header.msg_id!)}: ${missing ? `less ${missing}` : text}`;
  });
}

describe('what waits for a page that takes nothing', () => {
  it('says for each cell, in its place, how much of it was left out in all', () => {
    const queue = new OutgoingQueue();
    print(queue, 0, 20);
    queue.put(sent(0, 'status', { execution_state: 'idle' }));
    print(queue, 1, 13); // 33 · (1 MB − some bytes) are more than 32 MB: all of them are left out
    expect(queue.isBehind).to.equal(false);
    print(queue, 1, 33); // and once more
    expect(queue.isBehind).to.equal(false);
    queue.put(sent(1, 'stream', { name: 'stdout', text: 'the end' }));
    expect(taken(queue)).to.deep.equal(['a: less 20 MB', 'a: idle', 'b: less 46 MB', 'b: the end']);
  });

  it('loses nothing as long as it is no more than 32 MB', () => {
    const queue = new OutgoingQueue();
    print(queue, 0, 32);
    expect(queue.isBehind).to.equal(true);
    let count = 0;
    for (let k = 1; k <= 4; k++) {
      count += taken(queue).filter((word) => word.startsWith('a: x')).length;
      queue.confirm(count);
    }
    expect(count).to.equal(32);
  });
});
