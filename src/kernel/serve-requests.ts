import type { Content, Publish, Request } from './message.js';

/** What a kernel brings along to serve its requests. */
export interface Service<Asked extends Request> {
  /** Does what a request asks; nothing for a request of unknown type. */
  answer: (request: Asked) => Promise<Content | undefined>;
  reply: (request: Asked, content: Content) => void;
  publish: Publish<Asked>;
  /** Settles when requests that are on their way may have arrived. */
  arrived: () => Promise<void>;
}

/** Requests, answered in the order in which they came. */
export interface Served<Asked extends Request> {
  take: (request: Asked) => void;
  /** Answers all cells that wait with `aborted`. */
  abortWaiting: () => void;
  /** Settles when a request has asked for shutdown, and has been answered. */
  stopped: Promise<void>;
}

/**
 * Serves a kernel's shell: each request between `busy` and `idle`; cells queued behind a failing one are answered `aborted`.
 *
 * @see Jupyter, "Messaging in Jupyter", https://jupyter-client.readthedocs.io/en/stable/messaging.html
 */
export function serveRequests<Asked extends Request>(service: Service<Asked>): Served<Asked> {
  const { answer, reply, publish, arrived } = service;
  const queue: Asked[] = [];
  let wake = () => {};
  return {
    take(request) {
      queue.push(request);
      wake();
    },
    abortWaiting: () => takeCells().forEach(abort),
    stopped: serve(),
  };

  async function serve(): Promise<void> {
    for (;;) {
      const request = queue.shift();
      if (request && (await handle(request))) return;
      if (!request)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
  }

  async function handle(request: Asked): Promise<boolean> {
    publish('status', { execution_state: 'busy' }, request);
    const content = await answer(request);
    const stop = content?.status === 'error' && request.content.stop_on_error !== false;
    const behind = stop && isCell(request) ? await takeQueuedCells() : [];
    if (content) reply(request, content);
    publish('status', { execution_state: 'idle' }, request);
    behind.forEach(abort);
    return request.header.msg_type === 'shutdown_request';
  }

  /** Takes the execute requests that have arrived by now. */
  async function takeQueuedCells(): Promise<Asked[]> {
    for (let seen = -1; seen !== queue.length; ) {
      seen = queue.length;
      await arrived();
    }
    return takeCells();
  }

  function takeCells(): Asked[] {
    const waiting = queue.splice(0);
    for (const request of waiting) if (!isCell(request)) queue.push(request);
    return waiting.filter(isCell);
  }

  function abort(request: Asked): void {
    publish('status', { execution_state: 'busy' }, request);
    reply(request, { status: 'aborted' });
    publish('status', { execution_state: 'idle' }, request);
  }
}

function isCell({ header }: Request): boolean {
  return header.msg_type === 'execute_request';
}
