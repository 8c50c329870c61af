import {
  type Kernel,
  KernelManager,
  type KernelMessage,
  ServerConnection,
  SessionManager,
} from '@jupyterlab/services';
import type { TestLab } from './test-lab.js';

/** JupyterLab's own client, talking to a lab. */
export interface Services {
  readonly kernels: KernelManager;
  readonly sessions: SessionManager;
  readonly dispose: () => void;
}

/** How the client reaches the lab, if not in its usual way. */
interface Reach {
  readonly WebSocket?: typeof WebSocket;
  /** The port that websockets go to. */
  readonly wsPort?: number;
}

/** Connects JupyterLab's own client. */
export async function connectServices(
  { port, token }: Pick<TestLab, 'port' | 'token'>,
  { wsPort = port, ...sockets }: Reach = {},
): Promise<Services> {
  const serverSettings = ServerConnection.makeSettings({
    baseUrl: `http://127.0.0.1:${port}/`,
    wsUrl: `ws://127.0.0.1:${wsPort}/`,
    token,
    appendToken: true,
    ...sockets,
  });
  const kernels = new KernelManager({ serverSettings });
  const sessions = new SessionManager({ serverSettings, kernelManager: kernels });
  await sessions.ready;
  return {
    kernels,
    sessions,
    dispose: () => {
      sessions.dispose();
      kernels.dispose();
    },
  };
}

/** What a cell put out, in order. */
export interface Run {
  readonly reply: KernelMessage.IExecuteReplyMsg['content'];
  readonly text: string;
  readonly types: string[];
}

/** Runs code and gathers its output. */
export async function runCode(kernel: Kernel.IKernelConnection, code: string, metadata = {}): Promise<Run> {
  const future = kernel.requestExecute({ code }, true, metadata);
  let text = '';
  const types: string[] = [];
  future.onIOPub = ({ header, content }) => {
    if (header.msg_type !== 'status') types.push(header.msg_type);
    if (header.msg_type === 'stream') text += (content as { text: string }).text;
  };
  const { content } = (await future.done) as KernelMessage.IExecuteReplyMsg;
  return { reply: content, text, types };
}
