import { randomName } from '../../../check/random-name.js';
import type { BrowserKernel, KernelState } from '../../kernel/browser-kernel.js';
import type { KernelHeader, KernelMessage } from '../../kernel/kernel-message.js';

/** A cell that was run before the notebook asked for it. */
interface Ahead {
  readonly code: string;
  /** What the kernel has said of it, and the notebook has not heard yet. */
  readonly said: KernelMessage[];
  /** The notebook's own request for it. */
  asked?: KernelHeader;
}

/**
 * A kernel that has run the first cells before the notebook is there: when the notebook asks for the same cells, in the same
 * order, it hears what they have said, and none runs twice.
 */
export class HeadStart implements BrowserKernel {
  private readonly inner: BrowserKernel;
  private readonly session = randomName(16);
  private readonly listeners = new Set<(message: KernelMessage) => void>();
  /** By the names of the requests that ran them. */
  private readonly ahead = new Map<string, Ahead>();
  /** Whether the notebook has gone on by itself. */
  private isOver = false;

  constructor(inner: BrowserKernel) {
    this.inner = inner;
    inner.onMessage((message) => this.hear(message));
  }

  get state(): KernelState {
    return this.inner.state;
  }

  get executionCount(): number {
    return this.inner.executionCount;
  }

  /**
   * Runs a cell before it is asked for.
   *
   * @returns all that the kernel has said of it, when it has ended; nothing where the notebook has gone on by itself
   */
  async run(code: string): Promise<readonly KernelMessage[]> {
    if (this.isOver) return [];
    const request = executeRequest(code, this.session);
    const { msg_id } = request.header;
    this.ahead.set(msg_id, { code, said: [] });
    const ended = new Promise<readonly KernelMessage[]>((resolve) => {
      const all: KernelMessage[] = [];
      const stop = this.inner.onMessage((message) => {
        if (message.parent_header.msg_id !== msg_id) return;
        all.push(message);
        if (message.content.execution_state !== 'idle') return;
        stop();
        resolve(all);
      });
    });
    this.inner.send(request);
    return ended;
  }

  send(message: KernelMessage): void {
    const next = [...this.ahead.values()].find(({ asked }) => !asked);
    const { code, silent = false } = message.content;
    if (message.header.msg_type !== 'execute_request' || silent) this.inner.send(message);
    else if (next && next.code === code) {
      next.asked = message.header;
      for (const said of next.said.splice(0)) this.tell({ ...said, parent_header: message.header });
    } else {
      this.isOver = true;
      if (next) this.ahead.clear(); // the notebook goes another way
      this.inner.send(message);
    }
  }

  onMessage(listener: (message: KernelMessage) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  interrupt(): Promise<void> {
    return this.inner.interrupt();
  }

  restart(): Promise<void> {
    this.isOver = true;
    this.ahead.clear();
    return this.inner.restart();
  }

  dispose(): void {
    this.inner.dispose();
  }

  private hear(message: KernelMessage): void {
    const cell = this.ahead.get(message.parent_header.msg_id ?? '');
    if (!cell) this.tell(message);
    else if (cell.asked) this.tell({ ...message, parent_header: cell.asked });
    else cell.said.push(message);
  }

  /** Never before `send` has returned, and all in order. */
  private tell(message: KernelMessage): void {
    setTimeout(() => {
      for (const listener of this.listeners) listener(message);
    });
  }
}

function executeRequest(code: string, session: string): KernelMessage {
  const header = {
    msg_id: randomName(16),
    session,
    username: '',
    date: new Date().toISOString(),
    msg_type: 'execute_request',
    version: '5.3',
  };
  const content = { code, silent: false, store_history: true, user_expressions: {}, allow_stdin: false };
  return { channel: 'shell', header, parent_header: {}, metadata: {}, content, buffers: [] };
}
