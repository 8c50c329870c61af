/** What the server says to all its pages, over Jupyter's stream of events. */
export interface ServerNotice {
  readonly schema_id: 'attention-kit:fault';
}

/** Says that something went wrong in the server itself. */
export const faultNotice: ServerNotice = { schema_id: 'attention-kit:fault' };
