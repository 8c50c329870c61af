/**
 * Lets work on the same thing wait for its turn.
 *
 * @example
 * const turns = new Turns();
 * const told = [];
 * const slow = turns.take(['a'], async () => { await null; told.push('first'); });
 * await turns.take(['a', 'b'], async () => { told.push('second'); });
 * await slow;
 * told; // → ['first', 'second']
 */
export class Turns {
  private readonly last = new Map<string, Promise<void>>();

  /** Does the work as soon as all work on these things that was asked for before is done. */
  take<T>(things: readonly string[], work: () => Promise<T>): Promise<T> {
    const before = Promise.allSettled(things.map((thing) => this.last.get(thing)));
    const done = before.then(work);
    const settled: Promise<void> = done.then(
      () => this.forget(things, settled),
      () => this.forget(things, settled),
    );
    for (const thing of things) this.last.set(thing, settled);
    return done;
  }

  private forget(things: readonly string[], settled: Promise<void>): void {
    for (const thing of things) if (this.last.get(thing) === settled) this.last.delete(thing);
  }
}
