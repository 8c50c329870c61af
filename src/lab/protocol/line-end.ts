/** The newer of Jupyter's two websocket protocols; the older one has no name. */
export const binaryProtocol = 'v1.kernel.websocket.jupyter.org';

/** The name of the parameter by which a page says that it counts, and how many frames it has. */
export const receivedParameter = 'received';

/** What one end tells the other, as text beside the binary frames that carry Jupyter's messages. */
export interface LineNote {
  /** How many frames this end has received in all. */
  readonly received: number;
  /** Said by a server that knows nothing of the line: both ends count from zero, and what came between is lost. */
  readonly isNew?: boolean;
}

/** Reads what the other end tells. @throws {TypeError} when it is no note */
export function readNote(text: string): LineNote {
  const note: unknown = JSON.parse(text);
  const { received } = (note ?? {}) as { received?: unknown };
  if (!Number.isSafeInteger(received) || (received as number) < 0)
    throw new TypeError(`readNote: expected a count as "received", got ${text.slice(0, 40)}`);
  return note as LineNote;
}

/**
 * One end of a line whose connection may be cut and made anew. Connections keep the order, so that counting is enough:
 * what this end has sent is kept until the other end has counted it, and is sent again after a cut.
 *
 * @example
 * const end = new LineEnd();
 * ['a', 'b', 'c'].forEach((frame) => end.keep(frame));
 * end.confirm(1); // → ['a']
 * end.unconfirmed; // → ['b', 'c']
 */
export class LineEnd<Frame> {
  /** How many frames have come from the other end. */
  received = 0;
  private kept: Frame[] = [];
  private confirmed = 0;

  /** What the other end may not have got, in order. */
  get unconfirmed(): readonly Frame[] {
    return this.kept;
  }

  /** Notes what is sent. */
  keep(frame: Frame): void {
    this.kept.push(frame);
  }

  /** The other end has got so many in all. @returns what needn't be kept any longer */
  confirm(count: number): Frame[] {
    const known = Math.min(Math.max(count - this.confirmed, 0), this.kept.length);
    this.confirmed += known;
    return this.kept.splice(0, known);
  }

  /** Gives back what isn't confirmed, to be sent and kept again. */
  takeBack(): Frame[] {
    return this.kept.splice(0);
  }

  /** Counts from zero, as a new other end does; whether what isn't confirmed had arrived nobody knows. */
  startAnew(): void {
    this.received = 0;
    this.confirmed = 0;
    this.kept = [];
  }
}
