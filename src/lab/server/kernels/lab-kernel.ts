import { randomUUID } from 'node:crypto';
import { printable } from '../../../format/printable.js';
import type { AskingChannel, Channel } from '../../../jupyter/kernel-wires.js';
import { type RunningKernel, startRunning } from '../../../jupyter/running-kernel.js';
import { type Message, newMessage } from '../../../jupyter/wire.js';
import { forgetSnapshot } from '../../../runner/kernel/snapshot/snapshot.js';
import { quickCommand } from '../../../runner/kit-kernel.js';
import { lastWords } from './last-words.js';
import { OutgoingMessage } from './outgoing-message.js';
import { PageLines } from './page-lines.js';
import { isEnd, Recording } from './recording.js';

/** One process of the kernel, of which there may be several in turn. */
interface Life {
  kernel: RunningKernel;
  /** One name for all of the kernel's threads: a page drops messages when another speaks in between. */
  session: string;
  /** What pages have asked before the kernel was heard: its answer to that might be missed. Then undefined. */
  waiting: [AskingChannel, Message][] | undefined;
}

/** Milliseconds after its start within which a kernel that dies counts as failing. */
const shortLife = 20_000;

/** A kernel that the server keeps for its pages: it survives reloads and restarts in place. */
export class LabKernel {
  readonly id: string = randomUUID();
  readonly name = 'tslab';
  readonly cwd: string;
  private readonly recording = new Recording();
  readonly lines: PageLines = new PageLines(this.recording);
  state = 'starting';
  lastActivity: Date = new Date();
  /** When its process was started, in milliseconds. */
  started: number = Date.now();
  /** Bytes that its JavaScript heap may take, once it has said so. */
  heapLimit: number | undefined;
  private readonly session = randomUUID();
  private life: Life | undefined;
  private starting: Promise<void> = Promise.resolve();
  private deaths = 0;
  /** Header of the request that it is answering. */
  private asked: Message['parent_header'] | undefined;
  /** Asked while a process is being started. */
  private early: [AskingChannel, Message][] = [];

  constructor(cwd: string) {
    this.cwd = cwd;
  }

  /** The number of its process. */
  get pid(): number | undefined {
    return this.life?.kernel.pid;
  }

  /** How many pages are joined to it. */
  get pages(): number {
    return this.lines.attached.length;
  }

  start(): Promise<void> {
    this.starting = this.launch();
    return this.starting;
  }

  private async launch(): Promise<void> {
    this.state = 'starting';
    this.asked = undefined;
    this.started = Date.now();
    const session = randomUUID();
    const kernel = await startRunning(
      { cwd: this.cwd, command: quickCommand(), ipc: true },
      (channel, message) => {
        message.header.session = session;
        // What a cell sends by itself may be impossible to send on.
        return this.forward(channel, message).catch((error: Error) => {
          console.error(printable(`A kernel's message was left out: ${error.message}`));
        });
      },
    );
    const life: Life = { kernel, session, waiting: this.early };
    this.early = [];
    this.life = life;
    kernel.greeting.then(
      ({ attention_kit: own }) => {
        this.heapLimit = own?.heap_limit;
        this.sendWaiting(life);
      },
      () => {},
    );
    void kernel.ended.then((how) => this.afterEnd(life, how));
  }

  /** Sends a page's message to the kernel, as soon as there is one that can be heard. */
  send(channel: AskingChannel, message: Message): void {
    if (this.state === 'dead') return;
    const waiting = this.life ? this.life.waiting : this.early;
    if (waiting) waiting.push([channel, message]);
    else this.transmit(this.life!, channel, message);
  }

  private transmit({ kernel }: Life, channel: AskingChannel, message: Message): void {
    const type = message.header.msg_type;
    if (type === 'execute_request') this.recording.begin(message);
    // A busy kernel answers on its control channel only: a page that connects meanwhile needn't wait.
    kernel.send(type === 'kernel_info_request' ? 'control' : channel, { ...message, identities: [] });
  }

  /** Stops the running cell, in whatever code it is. */
  interrupt(): void {
    if (this.life)
      this.transmit(this.life, 'control', newMessage('interrupt_request', {}, this.life.kernel.session));
  }

  /** Ends the process and starts another one under the same id. */
  async restart(): Promise<void> {
    await this.end(true);
    this.deaths = 0;
    await this.start();
  }

  /** Ends the process for good. */
  async shutdown(): Promise<void> {
    await this.end(false);
    this.lines.end();
  }

  private async end(restart: boolean): Promise<void> {
    await this.starting.catch(() => {});
    const { life } = this;
    if (!life) return;
    this.life = undefined;
    await life.kernel.end(restart);
    this.early = [];
    this.recording.clear();
  }

  private sendWaiting(life: Life): void {
    const { waiting = [] } = life;
    life.waiting = undefined;
    for (const [channel, message] of waiting) this.transmit(life, channel, message);
  }

  private async forward(channel: Channel, message: Message): Promise<void> {
    this.lastActivity = new Date();
    if (channel === 'iopub') return this.publish(message);
    const seen = message.header.msg_type === 'kernel_info_reply' ? 'shell' : channel;
    const asker = message.parent_header.session;
    const reply = new OutgoingMessage(seen, message);
    for (const line of this.lines.all) if (line.session === asker) line.put(reply);
  }

  /** What a cell puts out goes to all pages: to one that shows it in place of an absent one, with the cell it belongs to. */
  private async publish(message: Message): Promise<void> {
    if (message.header.msg_type === 'status') this.hearStatus(message);
    const { msg_id: id = '', session: asker } = message.parent_header;
    const plain = new OutgoingMessage('iopub', message);
    const marked = new OutgoingMessage('iopub', this.recording.add(message));
    for (const line of this.lines.all) line.put(line.adopted.has(id) ? marked : plain);
    const isSeen = this.lines.attached.some(({ session, adopted }) => session === asker || adopted.has(id));
    if (isEnd(message) && isSeen) this.recording.seen(id);
    await this.lines.pace();
  }

  private hearStatus({ content, parent_header }: Message): void {
    const isOfCell = parent_header.msg_type === 'execute_request';
    if (this.asked && !isOfCell) return; // what it answers while the cell runs on
    this.state = content.execution_state;
    if (isOfCell) this.asked = this.state === 'busy' ? parent_header : undefined;
  }

  /** A kernel that died is started again, as in Jupyter, and the page says so; one that keeps dying is dead. */
  private afterEnd(life: Life, how: string): void {
    if (this.life !== life) return;
    console.error(printable(`Kernel ${this.id} ${how}`)); // an idle one has no cell that could tell
    if (life.waiting) forgetSnapshot(); // it may be the reason
    this.life = undefined;
    const { asked, heapLimit } = this;
    const words = asked ? lastWords(asked, { how, heapLimit, session: life.session }) : [];
    for (const [channel, message] of words) void this.forward(channel, message);
    this.early = [...this.early, ...(life.waiting ?? [])];
    this.recording.clear();
    this.deaths = Date.now() - this.started > shortLife ? 1 : this.deaths + 1;
    if (this.deaths > 2) this.tell('dead');
    else {
      this.tell('restarting');
      this.start().catch((error: Error) => {
        console.error(`Kernel ${this.id} could not be started again: ${error.message}`);
        this.tell('dead');
      });
    }
  }

  private tell(state: string): void {
    this.state = state;
    const message = newMessage('status', { execution_state: state }, this.session);
    for (const line of this.lines.all) line.put(new OutgoingMessage('iopub', message));
  }
}
