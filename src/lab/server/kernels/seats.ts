/** A place for a kernel's process, or the hope of one. */
export interface Seat {
  /** Resolves when the process may start; rejects when the seat is given up before. */
  readonly ready: Promise<void>;
  /** Whether it is taken; otherwise it waits. */
  readonly isTaken: boolean;
  /** Gives it up. */
  leave(): void;
}

/** How many may run at once. */
export interface SeatLimits {
  readonly most: number;
  /** Of one student. */
  readonly each: number;
}

interface Held extends Seat {
  isTaken: boolean;
  readonly owner: string;
  readonly take: () => void;
}

/**
 * Lets so many kernels run at once; who comes when all run waits, in the order in which they came.
 *
 * @example
 * const seats = new Seats({ most: 1, each: 1 });
 * const ana = seats.take('Ana');
 * const ben = seats.take('Ben');
 * ben.isTaken; // → false
 * seats.placeOf('Ben'); // → 1
 * ana.leave();
 * ben.isTaken; // → true
 */
export class Seats {
  readonly limits: SeatLimits;
  private taken: Held[] = [];
  private queue: Held[] = [];
  private readonly watchers = new Set<() => void>();

  constructor(limits: SeatLimits) {
    this.limits = limits;
  }

  /** @param owner whose kernel it is */
  take(owner: string): Seat {
    let settle: { resolve: () => void; reject: (error: Error) => void } | undefined;
    const ready = new Promise<void>((resolve, reject) => {
      settle = { resolve, reject };
    });
    ready.catch(() => {}); // who has left needs no answer
    const seat: Held = {
      owner,
      ready,
      isTaken: false,
      take: () => settle!.resolve(),
      leave: () => {
        settle!.reject(new Error('The place in the queue was given up'));
        this.remove(seat);
      },
    };
    this.queue.push(seat);
    this.seatNext();
    return seat;
  }

  /** The first place that somebody has in the queue, from 1 on; 0 for who doesn't wait. */
  placeOf(owner: string): number {
    return this.queue.findIndex((seat) => seat.owner === owner) + 1;
  }

  /** Who waits, in order; whether for a kernel of their own to end. */
  waiting(): { owner: string; forOwn: boolean }[] {
    return this.queue.map(({ owner }) => ({ owner, forOwn: this.countOf(owner) >= this.limits.each }));
  }

  /** How many run. */
  get count(): number {
    return this.taken.length;
  }

  /** Is told when somebody came, was seated or left. */
  watch(watcher: () => void): void {
    this.watchers.add(watcher);
  }

  private countOf(owner: string): number {
    return this.taken.filter((seat) => seat.owner === owner).length;
  }

  private remove(seat: Held): void {
    this.taken = this.taken.filter((each) => each !== seat);
    this.queue = this.queue.filter((each) => each !== seat);
    this.seatNext();
  }

  private seatNext(): void {
    for (const seat of [...this.queue]) {
      if (this.taken.length >= this.limits.most) break;
      if (this.countOf(seat.owner) >= this.limits.each) continue;
      this.queue = this.queue.filter((each) => each !== seat);
      this.taken.push(seat);
      seat.isTaken = true;
      seat.take();
    }
    for (const watcher of this.watchers) watcher();
  }
}
