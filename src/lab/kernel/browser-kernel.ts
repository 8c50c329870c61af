import type { KernelMessage } from './kernel-message.js';

/** What a kernel is doing, in Jupyter's words. */
export type KernelState = 'starting' | 'idle' | 'busy' | 'restarting' | 'dead';

/**
 * A kernel in two workers of this page: one compiles cells and answers what an editor asks, the other executes them.
 *
 * It speaks Jupyter's messages, as a websocket of `/api/kernels/<id>/channels` would carry them: what a page sends is
 * handed to `send`, and what the page shall get comes to the listeners, replies and iopub alike. Replies carry the
 * channel and, in `parent_header`, the header of their request.
 *
 * @see Jupyter, "Messaging in Jupyter", https://jupyter-client.readthedocs.io/en/stable/messaging.html
 */
export interface BrowserKernel {
  /** What it does now; every change is told to the listeners as a `status` message, too. */
  readonly state: KernelState;
  /** How many cells it has executed since it was started or restarted. */
  readonly executionCount: number;
  /** Takes a request, on shell or control. It answers later, never before `send` has returned. */
  send(message: KernelMessage): void;
  /** Tells all that the kernel says from now on. @returns ends this */
  onMessage(listener: (message: KernelMessage) => void): () => void;
  /**
   * Ends the running cell at once, as an `Interrupted` error. One that awaits something leaves all variables as they
   * are; one that is busy ends with its worker, and the error says that the variables of earlier cells are lost.
   * Without a running cell the timers end that earlier cells have left.
   *
   * @returns settles when the cell has ended
   */
  interrupt(): Promise<void>;
  /** Forgets all variables; queued cells are answered `aborted`. @returns settles when it takes cells again */
  restart(): Promise<void>;
  /** Ends both workers; listeners hear that the kernel is `dead`. */
  dispose(): void;
}
