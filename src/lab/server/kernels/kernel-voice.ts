import { randomUUID } from 'node:crypto';
import type { AskingChannel, Channel } from '../../../jupyter/kernel-wires.js';
import { type Message, newMessage } from '../../../jupyter/wire.js';
import { OutgoingMessage } from './outgoing-message.js';
import { PageLines } from './page-lines.js';
import { isEnd, Recording } from './recording.js';

/** What pages hear of a kernel, from its process or, where it has none, in its place. */
export class KernelVoice {
  readonly recording: Recording = new Recording();
  readonly lines: PageLines = new PageLines(this.recording);
  /** What speaks in the process's place. */
  readonly session: string = randomUUID();
  state = 'starting';
  lastActivity: Date = new Date();
  /** Header of the request that the kernel is answering. */
  asked: Message['parent_header'] | undefined;
  private readonly heard: (message: Message) => void;

  /** @param heard is told all that cells put out */
  constructor(heard: (message: Message) => void = () => {}) {
    this.heard = heard;
  }

  /** Sends a message to the pages that it is for. */
  async forward(channel: Channel, message: Message): Promise<void> {
    this.lastActivity = new Date();
    if (channel === 'iopub') return this.publish(message);
    const seen = message.header.msg_type === 'kernel_info_reply' ? 'shell' : channel;
    const asker = message.parent_header.session;
    const reply = new OutgoingMessage(seen, message);
    for (const line of this.lines.all) if (line.session === asker) line.put(reply);
  }

  /** What a cell puts out goes to all pages: to one that shows it in place of an absent one, with the cell it belongs to. */
  private async publish(message: Message): Promise<void> {
    this.heard(message);
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

  /** Tells all pages how the kernel stands. */
  tell(state: string): void {
    this.state = state;
    const message = newMessage('status', { execution_state: state }, this.session);
    for (const line of this.lines.all) line.put(new OutgoingMessage('iopub', message));
  }

  /** Answers who asks what a kernel is: it needn't be woken for that. */
  async introduce(channel: AskingChannel, request: Message, info: Message['content']): Promise<void> {
    await this.answerStatus(request, 'busy');
    await this.forward(channel, newMessage('kernel_info_reply', info, this.session, request));
    await this.answerStatus(request, 'idle');
  }

  /** Answers that what was asked isn't done. */
  async decline(channel: AskingChannel, request: Message): Promise<void> {
    const type = request.header.msg_type.replace('_request', '_reply');
    await this.forward(channel, newMessage(type, { status: 'aborted' }, this.session, request));
    await this.answerStatus(request, 'idle');
  }

  private answerStatus(request: Message, state: string): Promise<void> {
    return this.publish(newMessage('status', { execution_state: state }, this.session, request));
  }
}
