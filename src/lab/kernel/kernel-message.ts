/** The header of a Jupyter message. */
export interface KernelHeader {
  msg_id: string;
  session: string;
  username: string;
  date: string;
  msg_type: string;
  version: string;
}

/** A Jupyter message as JSON knows it: what the text frames of Jupyter's older websocket protocol hold, parsed. */
export interface KernelMessage {
  channel: 'shell' | 'control' | 'stdin' | 'iopub';
  header: KernelHeader;
  parent_header: Partial<KernelHeader>;
  metadata: Record<string, unknown>;
  // biome-ignore lint/suspicious/noExplicitAny: the content's shape depends on the message's type
  content: Record<string, any>;
  buffers: unknown[];
}
