import { type Message, newMessage } from '../../../jupyter/wire.js';

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
 * belongs to; when a page has seen it to its end, nothing is kept.
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

  /** Notes a kernel's output. @returns the same, marked with its cell, for pages that haven't asked for it */
  add(message: Message): Message {
    const execution = this.executions.get(message.parent_header.msg_id ?? '');
    if (!execution) return message;
    const marked = { ...message, metadata: { ...message.metadata, [orphan]: execution.cell } };
    const { messages } = execution;
    const before = execution.size;
    execution.size += JSON.stringify(message.content).length;
    execution.done ||= isEnd(message);
    if (isEnd(message) || execution.size < mostBytes) messages.push(marked);
    else if (before < mostBytes) messages.push(leftOut(marked));
    return marked;
  }

  /** A page has seen this to its end. */
  seen(id: string): void {
    this.executions.delete(id);
  }

  /** What this page asked for and what has ended it gets over its own line. */
  forget(session: string): void {
    for (const [id, { done, session: asker }] of this.executions)
      if (done && asker === session) this.executions.delete(id);
  }

  /** By the identifier of what was executed: all that absent pages have asked for. */
  orphans(present: ReadonlySet<string>): [id: string, Message[]][] {
    const all = [...this.executions].filter(([, { session }]) => !present.has(session));
    for (const [id, { done }] of all) if (done) this.executions.delete(id);
    return all.map(([id, { messages }]) => [id, messages]);
  }

  clear(): void {
    this.executions.clear();
  }
}

/** Whether with this message an execution has ended. */
export function isEnd({ header, content }: Message): boolean {
  return header.msg_type === 'status' && content.execution_state === 'idle';
}

function leftOut({ header, parent_header, metadata }: Message): Message {
  const text = '[What came from here on was too much to be kept for a page that was not there]\n';
  return { ...newMessage('stream', { name: 'stderr', text }, header.session), parent_header, metadata };
}
