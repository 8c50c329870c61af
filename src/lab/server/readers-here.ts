/** How long a page may take until it listens to the server's events; it begins to as soon as its script runs. */
const loading = 8_000;
/** How long a page may take until it is connected to its notebook's kernel, which knows of it from then on. */
const connecting = 60_000;

/** Who has which notebook open, of those whose page isn't connected to a kernel yet: that may be starting still. */
export class ReadersHere {
  /** How many pages of a browser listen, and when the last one began to. */
  private readonly listeners = new Map<string, { count: number; since: number }>();
  /** When a browser has opened a notebook last. */
  private readonly opened = new Map<string, Map<string, number>>();

  /** A browser's page listens to events from now on. @returns ends that */
  listens(reader: string | undefined): () => void {
    if (reader === undefined) return () => {};
    const listener = this.listeners.get(reader) ?? { count: 0, since: 0 };
    this.listeners.set(reader, listener);
    listener.count++;
    listener.since = performance.now();
    return () => {
      listener.count--;
    };
  }

  /** A browser asks for a notebook's page. */
  opens(path: string, reader: string | undefined): void {
    if (reader === undefined) return;
    const times = this.opened.get(path) ?? new Map<string, number>();
    this.opened.set(path, times.set(reader, performance.now()));
  }

  /**
   * Whether another browser is about to have a notebook open: its page loads, or listens and isn't connected yet.
   *
   * @param isConnected whether a browser is, or was, connected to the notebook's kernel; that knows whether it is there still
   */
  isOthers(path: string, reader: string | undefined, isConnected: (reader: string) => boolean): boolean {
    const times = this.opened.get(path) ?? new Map<string, number>();
    for (const [other, time] of times) {
      if (other === reader) continue;
      if (!isConnected(other) && this.isThere(other, time)) return true;
      times.delete(other);
    }
    return false;
  }

  private isThere(reader: string, opened: number): boolean {
    const { count, since } = this.listeners.get(reader) ?? { count: 0, since: 0 };
    const age = performance.now() - opened;
    return since >= opened ? count > 0 && age < connecting : age < loading;
  }
}
