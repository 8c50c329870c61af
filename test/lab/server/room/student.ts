import { WebSocket } from 'ws';
import { type Message, newMessage } from '../../../../src/jupyter/wire.js';
import { packJson, unpackJson } from '../../../../src/lab/server/kernels/websocket-frames.js';
import { until } from '../../../support/until.js';
import type { Answer } from '../../support/test-lab.js';
import type { ServedRoom } from './served-room.js';

/** What came of code. */
export interface Ran {
  readonly status: string;
  readonly text: string;
}

/** A student of a class whose kernels run on the teacher's machine, with a cookie and no browser. */
export class StudentClient {
  private readonly at: ServedRoom;
  readonly cookie: string;
  /** What stands in front of the student's own addresses. */
  readonly base: string;
  private readonly sockets: WebSocket[] = [];
  private heard: ReturnType<typeof unpackJson>[] = [];
  /** What the server said about the student's kernels last. */
  notice = '';

  private constructor(at: ServedRoom, cookie: string, base: string) {
    this.at = at;
    this.cookie = cookie;
    this.base = base;
  }

  static async joined(at: ServedRoom, name: string): Promise<StudentClient> {
    const { cookie } = await at.joined(name);
    const { headers } = await at.ask('GET', '/', { headers: { cookie } });
    return new StudentClient(at, cookie, headers.location!);
  }

  ask(method: string, path: string, body?: unknown): Promise<Answer> {
    const { cookie } = this;
    return this.at.ask(method, `${this.base}${path}`, {
      headers: { cookie },
      ...(body === undefined ? {} : { body }),
    });
  }

  /** Makes a kernel. @returns its id */
  async kernel(): Promise<string> {
    return (await this.ask('POST', 'api/kernels', {})).json.id;
  }

  /** Opens a websocket as it is told. @returns it, or the status with which it was refused */
  async socket(
    path: string,
    headers: Record<string, string> = { cookie: this.cookie },
  ): Promise<WebSocket | number> {
    const { port } = this.at.server;
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers });
    const opened = await new Promise<true | number>((resolve) => {
      socket.on('open', () => resolve(true));
      socket.on('unexpected-response', (_, { statusCode = 0 }) => resolve(statusCode));
      socket.on('error', () => resolve(0));
    });
    if (opened !== true) return opened;
    this.sockets.push(socket);
    return socket;
  }

  /** Hears what the server says about kernels. */
  async listen(): Promise<void> {
    const socket = (await this.socket(`${this.base}api/events/subscribe`)) as WebSocket;
    socket.on('message', (data) => {
      const { schema_id, text } = JSON.parse(String(data));
      if (schema_id === 'attention-kit:kernels') this.notice = text;
    });
  }

  /** Connects to a kernel. */
  async channels(id: string): Promise<WebSocket> {
    const socket = (await this.socket(`${this.base}api/kernels/${id}/channels?session_id=s`)) as WebSocket;
    socket.on('message', (data: Buffer, isBinary) => this.heard.push(unpackJson(data, isBinary)));
    return socket;
  }

  /** Asks a kernel to run code. @returns what resolves when it has */
  run(socket: WebSocket, code: string, seconds = 180): Promise<Ran> {
    const content = { code, silent: false, store_history: true, user_expressions: {}, allow_stdin: false };
    const message = newMessage('execute_request', content, 's');
    const { msg_id } = message.header;
    socket.send(packJson('shell', message));
    const ofIt = (): Message[] =>
      this.heard.map((each) => each.message).filter((each) => each.parent_header.msg_id === msg_id);
    const reply = () => ofIt().find(({ header }) => header.msg_type === 'execute_reply');
    const isIdle = () => ofIt().some(({ content: said }) => said.execution_state === 'idle');
    return until(() => reply() !== undefined && isIdle(), seconds).then(() => {
      const texts = ofIt().flatMap(({ header, content: said }) =>
        header.msg_type === 'stream' ? said.text : (said.evalue ?? []),
      );
      return { status: reply()!.content.status, text: texts.join('') };
    });
  }

  end(): void {
    for (const socket of this.sockets) socket.terminate();
    this.heard = [];
  }
}
