/** How often something may be done: so many times at once, and so many more each second. */
export interface Rate {
  readonly atOnce: number;
  readonly perSecond: number;
}

/** Keys that are remembered; where more come, all begin anew. */
const most = 10_000;

/** Counts how often each does something. */
export class Rates {
  private readonly rate: Rate;
  private readonly now: () => number;
  private readonly left = new Map<string, { count: number; time: number }>();

  /** @param now milliseconds */
  constructor(rate: Rate, now: () => number = () => performance.now()) {
    this.rate = rate;
    this.now = now;
  }

  /** Whether somebody may do it now; then it counts as done. */
  takes(key: string): boolean {
    const { atOnce, perSecond } = this.rate;
    const time = this.now();
    const before = this.left.get(key) ?? { count: atOnce, time };
    const count = Math.min(atOnce, before.count + ((time - before.time) / 1000) * perSecond);
    if (!this.left.has(key) && this.left.size >= most) this.left.clear();
    this.left.set(key, { count: count >= 1 ? count - 1 : count, time });
    return count >= 1;
  }
}
