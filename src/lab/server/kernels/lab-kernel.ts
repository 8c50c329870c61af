import { randomUUID } from 'node:crypto';
import { printable } from '../../../format/printable.js';
import type { AskingChannel } from '../../../jupyter/kernel-wires.js';
import { type RunningKernel, startRunning } from '../../../jupyter/running-kernel.js';
import { type Message, newMessage } from '../../../jupyter/wire.js';
import { forgetSnapshot } from '../../../runner/kernel/snapshot/snapshot.js';
import { quickCommand } from '../../../runner/kit-kernel.js';
import { type Watch, watchProcess } from '../../../runner/sweep/watch-process.js';
import { KernelVoice } from './kernel-voice.js';
import { lastWords } from './last-words.js';
import type { PageLines } from './page-lines.js';
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
  private readonly voice: KernelVoice;
  /** When its process was started, in milliseconds. */
  started: number = Date.now();
  /** Bytes that its JavaScript heap may take, once it has said so. */
  heapLimit: number | undefined;
  private life: Life | undefined;
  private starting: Promise<void> = Promise.resolve();
  private deaths = 0;
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
    this.voice = new KernelVoice(shared?.heard);
  }

  get lines(): PageLines {
    return this.voice.lines;
  }

  get state(): string {
    return this.voice.state;
  }

  get lastActivity(): Date {
    return this.voice.lastActivity;
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
      this.voice.state = 'idle';
      this.starting = Promise.resolve();
    } else this.starting = this.launch();
    return this.starting;
  }

  /** Has a process started as soon as there is a place for one. */
  private wake(): void {
    const { seats, owner } = this.shared!;
    this.voice.state = 'starting';
    this.wasRested = false;
    const seat = seats.take(owner);
    this.seat = seat;
    this.starting = seat.ready.then(() => this.launch());
    this.starting.catch((error: Error) => {
      if (this.seat !== seat) return; // it was given up
      console.error(printable(`Kernel ${this.id} could not be started: ${error.message}`));
      this.giveUpSeat();
      this.voice.tell('dead');
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
    this.voice.state = 'idle';
    this.wasRested = true;
    this.voice.recording.clear();
    await life.kernel.end(true);
    seat.leave();
  }

  /** Leaves the queue: what was asked isn't run. */
  private abandon(): void {
    const asked = this.early;
    this.early = [];
    this.giveUpSeat();
    this.starting = Promise.resolve();
    this.voice.state = 'idle';
    for (const [channel, request] of asked) void this.voice.decline(channel, request);
  }

  private async launch(): Promise<void> {
    this.voice.state = 'starting';
    this.voice.asked = undefined;
    this.started = Date.now();
    // Where processes come and go unseen, one name for all of them: a page drops messages of two at once.
    const session = this.shared ? this.voice.session : randomUUID();
    let life: Life | undefined;
    const kernel = await startRunning(
      { cwd: this.cwd, command: this.shared?.command ?? quickCommand(), ipc: true },
      (channel, message) => {
        if (life && this.shared && this.life !== life) return; // it is being put to rest
        message.header.session = session;
        // What a cell sends by itself may be impossible to send on.
        return this.voice.forward(channel, message).catch((error: Error) => {
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
    if (isIntroduction && (this.isAsleep || this.isQueued))
      return void this.voice.introduce(channel, message, this.shared!.info);
    if (this.isAsleep) this.wake();
    const waiting = this.life ? this.life.waiting : this.early;
    if (waiting) waiting.push([channel, message]);
    else this.transmit(this.life!, channel, message);
  }

  private transmit({ kernel }: Life, channel: AskingChannel, message: Message): void {
    const type = message.header.msg_type;
    if (type === 'execute_request') this.voice.recording.begin(message);
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
    this.voice.recording.clear();
  }

  private sendWaiting(life: Life): void {
    const { waiting = [] } = life;
    life.waiting = undefined;
    for (const [channel, message] of waiting) this.transmit(life, channel, message);
  }

  /** A kernel that died is started again, as in Jupyter, and the page says so; one that keeps dying is dead. */
  private afterEnd(life: Life, how: string): void {
    life.watch?.end();
    if (this.life !== life) return;
    console.error(printable(`Kernel ${this.id} ${how}`)); // an idle one has no cell that could tell
    if (life.waiting && !this.shared) forgetSnapshot(); // it may be the reason
    this.life = undefined;
    const { heapLimit } = this;
    const { asked } = this.voice;
    const words = asked ? lastWords(asked, { how, heapLimit, session: life.session }) : [];
    for (const [channel, message] of words) void this.voice.forward(channel, message);
    this.early = [...this.early, ...(life.waiting ?? [])];
    this.voice.recording.clear();
    this.deaths = Date.now() - this.started > shortLife ? 1 : this.deaths + 1;
    if (this.deaths > 2) {
      this.voice.tell('dead');
      this.giveUpSeat();
    } else {
      this.voice.tell('restarting');
      this.start().catch((error: Error) => {
        console.error(`Kernel ${this.id} could not be started again: ${error.message}`);
        this.voice.tell('dead');
        this.giveUpSeat();
      });
    }
  }
}
