import { randomUUID } from 'node:crypto';
import { printable } from '../../../format/printable.js';
import type { AskingChannel, Channel } from '../../../jupyter/kernel-wires.js';
import { type RunningKernel, startRunning } from '../../../jupyter/running-kernel.js';
import { type Message, newMessage } from '../../../jupyter/wire.js';
import { forgetSnapshot } from '../../../runner/kernel/snapshot/snapshot.js';
import { quickCommand } from '../../../runner/kit-kernel.js';
import { type Watch, watchProcess } from '../../../runner/sweep/watch-process.js';
import { lastWords } from './last-words.js';
import { OutgoingMessage } from './outgoing-message.js';
import { PageLines } from './page-lines.js';
import { isEnd, Recording } from './recording.js';
import type { Seat } from './seats.js';
import type { SharedRules } from './shared-rules.js';

/** One process of the kernel, of which there may be several in turn. */
interface Life {
  kernel: RunningKernel;
  /** One name for all of the kernel's threads: a page drops messages when another speaks in between. */
  session: string;
  /** What pages have asked before the kernel was heard: its answer to that might be missed. Then undefined. */
  waiting: [AskingChannel, Message][] | undefined;
  /** Looks how much memory it takes. */
  watch?: Watch;
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
  private readonly shared: SharedRules | undefined;
  /** Whether it was put to rest, and has run nothing since. */
  wasRested = false;
  /** Its place among other people's kernels; without one it has no process. */
  private seat: Seat | undefined;

  /** @param shared for one that shares the machine with other people's */
  constructor(cwd: string, shared?: SharedRules) {
    this.cwd = cwd;
    this.shared = shared;
  }

  /** Whether it has no process until a page asks for something. */
  private get isAsleep(): boolean {
    return this.shared !== undefined && this.seat === undefined && this.state !== 'dead';
  }

  /** Whether it waits for its place. */
  get isQueued(): boolean {
    return this.seat !== undefined && !this.seat.isTaken;
  }

  /** Milliseconds for which it has run nothing, of one with a process; undefined of one that runs something, or has none. */
  idleFor(now: number): number | undefined {
    const isIdle = this.seat?.isTaken && this.life && !this.life.waiting && this.state === 'idle';
    return isIdle ? now - Math.max(this.lastActivity.getTime(), this.started) : undefined;
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
    if (this.shared && !this.seat) {
      this.state = 'idle';
      this.starting = Promise.resolve();
    } else this.starting = this.launch();
    return this.starting;
  }

  /** Has a process started as soon as there is a place for one. */
  private wake(): void {
    const { seats, owner } = this.shared!;
    this.state = 'starting';
    this.wasRested = false;
    const seat = seats.take(owner);
    this.seat = seat;
    this.starting = seat.ready.then(() => this.launch());
    this.starting.catch((error: Error) => {
      if (this.seat !== seat) return; // it was given up
      console.error(printable(`Kernel ${this.id} could not be started: ${error.message}`));
      this.giveUpSeat();
      this.tell('dead');
    });
  }

  private giveUpSeat(): void {
    const { seat } = this;
    this.seat = undefined;
    seat?.leave();
  }

  /** Ends the process, and its variables with it; what a page asks next starts another one. */
  async rest(): Promise<void> {
    const { life, seat } = this;
    if (!life || !seat) return;
    this.life = undefined;
    this.seat = undefined;
    this.state = 'idle';
    this.wasRested = true;
    this.recording.clear();
    await life.kernel.end(true);
    seat.leave();
  }

  /** Leaves the queue: what was asked isn't run. */
  private abandon(): void {
    const asked = this.early;
    this.early = [];
    this.giveUpSeat();
    this.starting = Promise.resolve();
    this.state = 'idle';
    for (const [channel, request] of asked) {
      const type = request.header.msg_type.replace('_request', '_reply');
      void this.forward(channel, newMessage(type, { status: 'aborted' }, this.session, request));
      void this.publish(newMessage('status', { execution_state: 'idle' }, this.session, request));
    }
  }

  /** Who asks what a kernel is needn't wake it. */
  private async introduce(channel: AskingChannel, request: Message): Promise<void> {
    const status = (state: string) =>
      this.publish(newMessage('status', { execution_state: state }, this.session, request));
    await status('busy');
    await this.forward(channel, newMessage('kernel_info_reply', this.shared!.info, this.session, request));
    await status('idle');
  }

  private async launch(): Promise<void> {
    this.state = 'starting';
    this.asked = undefined;
    this.started = Date.now();
    // Where processes come and go unseen, one name for all of them: a page drops messages of two at once.
    const session = this.shared ? this.session : randomUUID();
    let life: Life | undefined;
    const kernel = await startRunning(
      { cwd: this.cwd, command: this.shared?.command ?? quickCommand(), ipc: true },
      (channel, message) => {
        if (life && this.shared && this.life !== life) return; // it is being put to rest
        message.header.session = session;
        // What a cell sends by itself may be impossible to send on.
        return this.forward(channel, message).catch((error: Error) => {
          console.error(printable(`A kernel's message was left out: ${error.message}`));
        });
      },
    );
    const begun: Life = { kernel, session, waiting: this.early };
    life = begun;
    this.early = [];
    this.life = begun;
    if (this.shared) begun.watch = watchProcess(kernel.pid, { memory: this.shared.memory }, kernel.kill);
    kernel.greeting.then(
      ({ attention_kit: own }) => {
        this.heapLimit = own?.heap_limit;
        this.sendWaiting(begun);
      },
      () => {},
    );
    void kernel.ended.then((how) => this.afterEnd(begun, how));
  }

  /** Sends a page's message to the kernel, as soon as there is one that can be heard. */
  send(channel: AskingChannel, message: Message): void {
    if (this.state === 'dead') return;
    const isIntroduction = message.header.msg_type === 'kernel_info_request';
    if (isIntroduction && (this.isAsleep || this.isQueued)) return void this.introduce(channel, message);
    if (this.isAsleep) this.wake();
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
    if (this.isQueued) this.abandon();
    else if (this.life)
      this.transmit(this.life, 'control', newMessage('interrupt_request', {}, this.life.kernel.session));
  }

  /** Ends the process and starts another one under the same id. */
  async restart(): Promise<void> {
    if (this.isQueued) this.abandon();
    await this.end(true);
    this.deaths = 0;
    await this.start();
  }

  /** Ends the process for good. */
  async shutdown(): Promise<void> {
    if (this.isQueued) this.abandon();
    await this.end(false);
    this.giveUpSeat();
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
    this.shared?.heard(message);
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
    life.watch?.end();
    if (this.life !== life) return;
    console.error(printable(`Kernel ${this.id} ${how}`)); // an idle one has no cell that could tell
    if (life.waiting && !this.shared) forgetSnapshot(); // it may be the reason
    this.life = undefined;
    const { asked, heapLimit } = this;
    const words = asked ? lastWords(asked, { how, heapLimit, session: life.session }) : [];
    for (const [channel, message] of words) void this.forward(channel, message);
    this.early = [...this.early, ...(life.waiting ?? [])];
    this.recording.clear();
    this.deaths = Date.now() - this.started > shortLife ? 1 : this.deaths + 1;
    if (this.deaths > 2) {
      this.tell('dead');
      this.giveUpSeat();
    } else {
      this.tell('restarting');
      this.start().catch((error: Error) => {
        console.error(`Kernel ${this.id} could not be started again: ${error.message}`);
        this.tell('dead');
        this.giveUpSeat();
      });
    }
  }

  private tell(state: string): void {
    this.state = state;
    const message = newMessage('status', { execution_state: state }, this.session);
    for (const line of this.lines.all) line.put(new OutgoingMessage('iopub', message));
  }
}
