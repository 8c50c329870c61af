import type { Message } from '../../../jupyter/wire.js';

interface Execution {
  readonly cell: string;
  readonly session: string;
  readonly messages: Message[];
  size: number;
  done: boolean;
}

const mostBytes = 32 * 1024 * 1024;
const orphan = 'attention_kit_cell';

/**
 * What running cells have put out so far. A page that is reloaded meanwhile gets it again, marked with the cell it
 * belongs to; when the page that asked is still there, nothing is kept beyond the cell's end.
 */
export class Recording {
  private readonly executions = new Map<string, Execution>();

  begin({ header, metadata }: Message): void {
    if (typeof metadata.cellId !== 'string') return;
    this.executions.set(header.msg_id, {
      cell: metadata.cellId,
      session: header.session,
      messages: [],
      size: 0,
      done: false,
    });
  }

  /** Notes a kernel's output, and marks it when the page that asked for it is gone. */
  add(message: Message, connected: boolean): void {
    const id = message.parent_header.msg_id ?? '';
    const execution = this.executions.get(id);
    if (!execution) return;
    const marked = { ...message, metadata: { ...message.metadata, [orphan]: execution.cell } };
    if (!connected) message.metadata = marked.metadata;
    execution.size += JSON.stringify(message.content).length;
    const ends = message.header.msg_type === 'status' && message.content.execution_state === 'idle';
    if (ends || execution.size < mostBytes) execution.messages.push(marked);
    execution.done ||= ends;
    if (ends && connected) this.executions.delete(id);
  }

  /** Everything that pages of other sessions have asked for and not seen to its end. */
  replay(isConnected: (session: string) => boolean): Message[] {
    const all = [...this.executions];
    const orphans = all.filter(([, { session }]) => !isConnected(session));
    for (const [id, { done }] of orphans) if (done) this.executions.delete(id);
    return orphans.flatMap(([, { messages }]) => messages);
  }

  clear(): void {
    this.executions.clear();
  }
}
