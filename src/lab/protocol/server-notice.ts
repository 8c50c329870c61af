/** What the server says to all its pages, over Jupyter's stream of events. */
export interface ServerNotice {
  readonly schema_id: 'attention-kit:fault';
}

/** What the server says about a reader's kernels, where several share a machine. */
export interface KernelNotice {
  readonly schema_id: 'attention-kit:kernels';
  /** A sentence or more; empty when there is nothing more to say. */
  readonly text: string;
}

/** Says something about a reader's kernels. */
export function kernelNotice(text: string): KernelNotice {
  return { schema_id: 'attention-kit:kernels', text };
}

/** Says that something went wrong in the server itself. */
export const faultNotice: ServerNotice = { schema_id: 'attention-kit:fault' };
