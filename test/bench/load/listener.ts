import { WebSocket } from 'ws';
import type { LabProcess } from './lab-process.js';

/** A client of a kernel, as far as a page of Jupyter's older protocol needs one. */
export interface Listener {
  /** All that the kernel has put out. */
  readonly text: () => string;
  readonly ask: (code: string) => void;
  /** Resolves when it has put out so many letters. */
  readonly reaches: (length: number) => Promise<void>;
  /** Resolves when the kernel is idle again after a request of any client. */
  readonly idle: Promise<void>;
  readonly close: () => void;
}

/** Joins a kernel over a websocket of its own. */
export async function listen(
  { port, token }: LabProcess,
  kernel: string,
  session: string,
): Promise<Listener> {
  const socket = new WebSocket(
    `ws://127.0.0.1:${port}/api/kernels/${kernel}/channels?session_id=${session}&token=${token}`,
  );
  let text = '';
  let tell = () => {};
  const idle = new Promise<void>((resolve) =>
    socket.on('message', (data) => {
      const { header, parent_header, content } = JSON.parse(String(data));
      if (header.msg_type === 'stream') {
        text += content.text;
        tell();
      }
      const isOver = header.msg_type === 'status' && content.execution_state === 'idle';
      if (isOver && parent_header.msg_type === 'execute_request') resolve();
    }),
  );
  await new Promise((resolve, reject) => socket.on('open', resolve).on('error', reject));
  return {
    text: () => text,
    reaches: (length) =>
      new Promise((resolve) => {
        tell = () => text.length >= length && resolve();
      }),
    idle,
    close: () => socket.close(),
    ask: (code) => {
      const header = {
        msg_id: `${session}-1`,
        session,
        username: '',
        msg_type: 'execute_request',
        version: '5.3',
      };
      const content = { code, silent: false, store_history: true, allow_stdin: false, user_expressions: {} };
      const date = new Date().toISOString();
      socket.send(
        JSON.stringify({
          header: { ...header, date },
          parent_header: {},
          metadata: {},
          content,
          channel: 'shell',
        }),
      );
    },
  };
}
