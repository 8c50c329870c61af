import { heapWasFull } from '../../../jupyter/end-in-words.js';
import type { Channel } from '../../../jupyter/kernel-wires.js';
import { type Message, newMessage } from '../../../jupyter/wire.js';
import { megabytes } from '../../protocol/running.js';

/** How a kernel died. */
export interface Death {
  /** In words that go on after "the kernel". */
  readonly how: string;
  /** Bytes that its heap could take. */
  readonly heapLimit: number | undefined;
  readonly session: string;
}

/**
 * What a page hears about the cell that was running when its kernel died, instead of nothing: why, as the cell's own
 * error, and that it is over.
 *
 * @param asked header of the request that was being answered
 */
export function lastWords(asked: Message['parent_header'], death: Death): [Channel, Message][] {
  const evalue = `the kernel ${inWords(death)}. Its variables are lost: run the cells again from the top`;
  const error = { ename: 'KernelDied', evalue, traceback: [`KernelDied: ${evalue}`] };
  const message = (type: string, content: Message['content']): Message => ({
    ...newMessage(type, content, death.session),
    parent_header: asked,
  });
  return [
    ['iopub', message('error', error)],
    ['shell', message('execute_reply', { status: 'error', execution_count: null, ...error })],
    ['iopub', message('status', { execution_state: 'idle' })],
  ];
}

function inWords({ how, heapLimit }: Death): string {
  if (how !== heapWasFull || heapLimit === undefined) return how;
  const double = Math.ceil(heapLimit / 1024 ** 2) * 2;
  return `${how} at ${megabytes(heapLimit)}. Hold less at once, or start the kit with NODE_OPTIONS=--max-old-space-size=${double}`;
}
