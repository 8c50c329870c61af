import { randomName } from '../../check/random-name.js';
import { CellRuns } from '../../kernel/cell-runs.js';
import { answerAboutKernel } from '../../kernel/language.js';
import type { Content } from '../../kernel/message.js';
import { type Served, serveRequests } from '../../kernel/serve-requests.js';
import type { BrowserKernel, KernelState } from './browser-kernel.js';
import { CellWorkers } from './cell-workers.js';
import { kernelInfo } from './kernel-info.js';
import type { KernelMessage } from './kernel-message.js';
import type { CellOutput } from './worker-words.js';

const editorRequests = ['complete_request', 'inspect_request', 'is_complete_request'];

/**
 * Starts a kernel in two workers of this page.
 *
 * @param base the folder of the kernel's files, with a slash at its end
 */
export function startBrowserKernel(base: URL): BrowserKernel {
  return new PageKernel(base);
}

class PageKernel implements BrowserKernel {
  state: KernelState = 'starting';
  private readonly session = randomName(16);
  private readonly listeners = new Set<(message: KernelMessage) => void>();
  /** The requests of the cells, by their labels: what a cell makes belongs to its request, however late. */
  private readonly requests = new Map<string, KernelMessage>();
  private readonly workers: CellWorkers;
  private readonly cells: CellRuns<KernelMessage>;
  private readonly served: Served<KernelMessage>;

  constructor(base: URL) {
    this.workers = new CellWorkers(base, (output) => this.hear(output));
    const publish = (type: string, content: Content, parent?: KernelMessage) => {
      this.publish(type, content, parent);
    };
    this.cells = new CellRuns((cell) => {
      this.requests.set(cell.label, cell.request);
      return this.workers.run(cell);
    }, publish);
    this.served = serveRequests<KernelMessage>({
      answer: (request) => this.answer(request),
      reply: (request, content) => this.reply(request, content),
      publish,
      arrived: () => new Promise((resolve) => void setTimeout(resolve)),
    });
    void this.served.stopped.then(() => this.dispose());
    this.state = 'idle';
  }

  get executionCount(): number {
    return this.cells.count;
  }

  send(message: KernelMessage): void {
    if (this.state === 'dead') return;
    if (message.channel === 'control') setTimeout(() => void this.control(message));
    else this.served.take(message);
  }

  onMessage(listener: (message: KernelMessage) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  interrupt(): Promise<void> {
    return this.workers.interrupt();
  }

  async restart(): Promise<void> {
    this.served.abortWaiting();
    this.publish('status', { execution_state: 'restarting' });
    await this.workers.restart();
    this.requests.clear();
    this.cells.count = 0;
    this.publish('status', { execution_state: 'idle' });
  }

  dispose(): void {
    if (this.state === 'dead') return;
    this.served.abortWaiting();
    this.workers.end();
    this.publish('status', { execution_state: 'dead' });
    this.listeners.clear();
  }

  /** Does what can't wait for the cell that runs. */
  private async control(request: KernelMessage): Promise<void> {
    const type = request.header.msg_type;
    this.tell('iopub', 'status', { execution_state: 'busy' }, request);
    if (type === 'interrupt_request') await this.interrupt();
    const content = type === 'interrupt_request' ? { status: 'ok' } : answerAboutKernel(request, kernelInfo);
    if (content) this.reply(request, content);
    this.tell('iopub', 'status', { execution_state: 'idle' }, request);
    if (type === 'shutdown_request') this.dispose();
  }

  private async answer(request: KernelMessage): Promise<Content | undefined> {
    const type = request.header.msg_type;
    try {
      if (type === 'execute_request') return await this.cells.execute(request);
      if (editorRequests.includes(type)) return await this.workers.askEditor(request);
      return answerAboutKernel(request, kernelInfo);
    } catch (error) {
      const { name, message } = error as Error;
      return { status: 'error', ename: name, evalue: message, traceback: [`${name}: ${message}`] };
    }
  }

  private hear({ label, type, content }: CellOutput): void {
    const parent = this.requests.get(label);
    if (parent) this.publish(type, content, parent);
  }

  private reply(request: KernelMessage, content: Content): void {
    const type = request.header.msg_type.replace('_request', '_reply');
    this.tell(request.channel, type, content, request);
  }

  private publish(type: string, content: Content, parent?: KernelMessage): void {
    if (type === 'status') this.state = content.execution_state;
    this.tell('iopub', type, content, parent);
  }

  private tell(
    channel: KernelMessage['channel'],
    type: string,
    content: Content,
    parent?: KernelMessage,
  ): void {
    const header = {
      msg_id: randomName(16),
      session: this.session,
      username: parent?.header.username ?? 'kernel',
      date: new Date().toISOString(),
      msg_type: type,
      version: '5.3',
    };
    const parent_header = parent?.header ?? {};
    const message = { channel, header, parent_header, metadata: {}, content, buffers: [] };
    for (const listener of this.listeners) listener(message);
  }
}
