import { randomUUID } from 'node:crypto';
import { Dealer, Subscriber } from 'zeromq';
import { type KernelProcess, spawnKernel } from '../../../jupyter/kernel-process.js';
import { decodeMessage, encodeMessage, type Message, newMessage } from '../../../jupyter/wire.js';
import { kernelCommand } from '../../../runner/kit-kernel.js';
import { Recording } from './recording.js';

/** The channels of a kernel, as the page names them. */
export type Channel = 'shell' | 'control' | 'iopub' | 'stdin';

/** A page that listens to a kernel. */
export interface Listener {
  /** The page's own session identifier. */
  readonly session: string;
  /** Takes a message; resolves when the next one may come. */
  readonly take: (channel: Channel, message: Message) => Promise<void> | undefined;
}

interface Wires {
  process: KernelProcess;
  /** One name for all of the kernel's threads: a page drops messages when another speaks in between. */
  session: string;
  sockets: { shell: Dealer; control: Dealer; stdin: Dealer; iopub: Subscriber };
  /** What pages have asked before the kernel was heard: its answer to that might be missed. Then undefined. */
  waiting: [Channel, Message][] | undefined;
}

/** Milliseconds after its start within which a kernel that dies counts as failing. */
const shortLife = 20_000;

const greetingInterval = 100;
const loose = { receiveHighWaterMark: 0, linger: 0, reconnectInterval: 25 };

/** A kernel that the server keeps for its pages: it survives reloads and restarts in place. */
export class LabKernel {
  readonly id: string = randomUUID();
  readonly name = 'tslab';
  readonly cwd: string;
  readonly listeners: Set<Listener> = new Set();
  readonly recording: Recording = new Recording();
  state = 'starting';
  lastActivity: Date = new Date();
  private readonly session = randomUUID();
  private wires: Wires | undefined;
  private starting: Promise<void> = Promise.resolve();
  private started = 0;
  private deaths = 0;
  private sends: Promise<unknown> = Promise.resolve();
  /** Asked while a process is being started. */
  private early: [Channel, Message][] = [];

  constructor(cwd: string) {
    this.cwd = cwd;
  }

  start(): Promise<void> {
    this.starting = this.launch();
    return this.starting;
  }

  private async launch(): Promise<void> {
    this.state = 'starting';
    this.started = Date.now();
    const process = await spawnKernel(this.cwd, kernelCommand);
    const { connection } = process;
    const at = (port: number) => `${connection.transport}://${connection.ip}:${port}`;
    const identity = { ...loose, routingId: this.session };
    const sockets = {
      shell: new Dealer(identity),
      control: new Dealer(identity),
      stdin: new Dealer(identity),
      iopub: new Subscriber(loose),
    };
    for (const name of ['shell', 'control', 'stdin', 'iopub'] as const)
      sockets[name].connect(at(connection[`${name}_port`]));
    sockets.iopub.subscribe();
    const wires: Wires = { process, session: randomUUID(), sockets, waiting: this.early };
    this.early = [];
    this.wires = wires;
    for (const name of ['shell', 'control', 'stdin', 'iopub'] as const) void this.listen(wires, name);
    void process.ended.then(() => this.afterEnd(wires));
    void this.greet(wires);
  }

  /** Asks until the kernel's state arrives: what it publishes before the subscription stands is not seen. */
  private async greet(wires: Wires): Promise<void> {
    while (this.wires === wires && this.state === 'starting') {
      this.transmit(wires, 'control', newMessage('kernel_info_request', {}, this.session));
      await new Promise((resolve) => setTimeout(resolve, greetingInterval));
    }
  }

  /** Sends a page's message to the kernel, as soon as there is one that can be heard. */
  send(channel: Channel, message: Message): void {
    if (channel === 'iopub' || this.state === 'dead') return;
    const waiting = this.wires ? this.wires.waiting : this.early;
    if (waiting) waiting.push([channel, message]);
    else this.transmit(this.wires!, channel, message);
  }

  private transmit({ sockets, process }: Wires, channel: Channel, message: Message): void {
    if (channel === 'iopub') return;
    const type = message.header.msg_type;
    // A busy kernel answers on its control channel only: a page that connects meanwhile needn't wait.
    const socket = sockets[type === 'kernel_info_request' ? 'control' : channel];
    if (type === 'execute_request') this.recording.begin(message);
    const frames = encodeMessage({ ...message, identities: [] }, process.connection.key);
    this.sends = this.sends.then(() => socket.send(frames)).catch(() => {});
  }

  /** Stops the running cell, in whatever code it is. */
  interrupt(): void {
    if (this.wires) this.transmit(this.wires, 'control', newMessage('interrupt_request', {}, this.session));
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
  }

  private async end(restart: boolean): Promise<void> {
    await this.starting.catch(() => {});
    const wires = this.wires;
    if (!wires) return;
    this.wires = undefined;
    const { process, sockets } = wires;
    const forced = setTimeout(() => process.child.kill('SIGKILL'), 1500);
    const message = newMessage('shutdown_request', { restart }, this.session);
    await this.sends;
    await sockets.control.send(encodeMessage(message, process.connection.key)).catch(() => {});
    await process.ended;
    clearTimeout(forced);
    await process.forgetFile();
    this.early = [];
    this.recording.clear();
  }

  private async listen(wires: Wires, channel: Channel): Promise<void> {
    for await (const frames of wires.sockets[channel]) {
      try {
        const message = decodeMessage(frames, wires.process.connection.key);
        message.header.session = wires.session;
        if (channel === 'iopub') this.sendWaiting(wires);
        await this.forward(channel, message);
      } catch (error) {
        console.error(`A message of kernel ${this.id} was left out: ${(error as Error).message}`);
      }
    }
  }

  private sendWaiting(wires: Wires): void {
    const { waiting = [] } = wires;
    wires.waiting = undefined;
    for (const [channel, message] of waiting) this.transmit(wires, channel, message);
  }

  private async forward(channel: Channel, message: Message): Promise<void> {
    this.lastActivity = new Date();
    const { msg_type } = message.header;
    if (channel === 'iopub') {
      if (msg_type === 'status') this.state = message.content.execution_state;
      const connected = [...this.listeners].some(({ session }) => session === message.parent_header.session);
      this.recording.add(message, connected);
    }
    const seen = msg_type === 'kernel_info_reply' ? 'shell' : channel;
    const asker = message.parent_header.session;
    const receivers = [...this.listeners].filter(({ session }) => channel === 'iopub' || session === asker);
    await Promise.all(receivers.map(({ take }) => take(seen, message)));
  }

  /** A kernel that died is started again, as in Jupyter, and the page says so; one that keeps dying is dead. */
  private afterEnd(wires: Wires): void {
    for (const socket of Object.values(wires.sockets)) socket.close();
    void wires.process.forgetFile();
    if (this.wires !== wires) return;
    this.wires = undefined;
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
    for (const { take } of this.listeners) void take('iopub', message);
  }
}
