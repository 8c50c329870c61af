type Questions<Q> = { [Name in keyof Q]: { asked: unknown; answer: unknown } };

interface Answer {
  readonly id: number;
  readonly answer?: unknown;
  readonly error?: string;
}

/** A worker that answers questions, as the page sees it; what else it says goes to `hear`. */
export class WorkerLink<Q extends Questions<Q>, Said = never> {
  private readonly waiting = new Map<
    number,
    { resolve: (answer: never) => void; reject: (e: Error) => void }
  >();
  private readonly worker: Worker;
  private next = 0;
  /** Why it has ended. */
  private ended: string | undefined;

  /**
   * @param url the worker's script
   * @param hear gets what the worker says without being asked
   */
  constructor(url: URL, hear: (said: Said) => void = () => {}) {
    this.worker = new Worker(url, { type: 'module', name: url.pathname.replace(/.*\//, '') });
    this.worker.onmessage = ({ data }: MessageEvent<Answer | Said>) => {
      if (isAnswer(data)) this.take(data);
      else hear(data);
    };
    this.worker.onerror = ({ message }) => this.end(message || `${url.pathname} could not be loaded`);
  }

  /** Asks something. @throws {Error} when the worker fails at it, or ends before it answers */
  ask<Name extends keyof Q & string>(what: Name, asked: Q[Name]['asked']): Promise<Q[Name]['answer']> {
    return new Promise((resolve, reject) => {
      if (this.ended !== undefined) throw new Error(this.ended);
      const id = this.next++;
      this.waiting.set(id, { resolve, reject });
      this.worker.postMessage({ id, what, asked });
    });
  }

  /** Ends the worker at once, whatever it does; what it has been asked fails with this reason. */
  end(reason: string): void {
    this.worker.terminate();
    this.ended = reason;
    for (const { reject } of this.waiting.values()) reject(new Error(reason));
    this.waiting.clear();
  }

  private take({ id, answer, error }: Answer): void {
    const question = this.waiting.get(id);
    this.waiting.delete(id);
    if (error === undefined) question?.resolve(answer as never);
    else question?.reject(new Error(error));
  }
}

function isAnswer(data: unknown): data is Answer {
  return typeof (data as Partial<Answer>)?.id === 'number';
}
