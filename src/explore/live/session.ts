import type { Kind } from '../kind.js';
import { Errands, type Underway } from './errands.js';
import { begun, changed, glanced, type History, reset, undone } from './history.js';

/** How long after the last change it is said aloud what has come of it, in milliseconds. */
const CALM = 600;

/** Where an explorable is shown. */
interface Place {
  /** Told when something else is to be seen. */
  readonly changed: () => void;
  /** Whether it is on a page. */
  readonly isShown: () => boolean;
}

/** An explorable while it is touched: moves, keys and letters make new states, and each can be taken back. */
export class Session {
  history: History<unknown>;
  /** What is said in the bar. */
  said = '';
  /** What is said aloud. */
  heard = '';
  /** A cell's code, to be copied by hand. */
  code: string | undefined;
  /** What was typed while the words to read it with are on their way. */
  typed: Readonly<Record<string, string>> = {};
  underway: Underway;
  private readonly errands: Errands = new Errands((underway) => {
    this.underway = underway;
    this.place.changed();
  });
  private gesture = 0;
  private grabbed: unknown;
  /** The last of those moves that wait for what they need: each comes after the one before. */
  private line: Promise<unknown> = Promise.resolve();
  private calm: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly kind: Kind<unknown>,
    state: unknown,
    private readonly place: Place,
  ) {
    this.history = begun(state);
  }

  /** A handle is taken hold of. */
  grab(): void {
    this.gesture++;
    this.grabbed = this.history.now;
  }

  /** A handle is so far from where it was taken hold of. */
  drag(handle: string, dx: number, dy: number): void {
    const from = this.grabbed;
    void this.move(() => this.kind.dragged(from, handle, dx, dy), `drag ${this.gesture}`);
  }

  /** A part is hovered or has the keyboard: not worth undoing. */
  look(handle: string): void {
    this.set(glanced(this.history, this.kind.looked(this.history.now, handle)));
  }

  /** Changes what a key changes. @returns whether it means anything */
  press(handle: string, key: string, isFine: boolean): boolean {
    const keyed = (state: unknown) => this.kind.keyed(state, handle, key, isFine);
    if (keyed(this.history.now) === undefined) return false;
    void this.move((now) => keyed(now) ?? now, key === 'Enter' || key === ' ' ? '' : `key ${handle}`);
    return true;
  }

  /** Turns a switch over. */
  turn(id: string): void {
    void this.move((now) => this.kind.switched(now, id), '');
  }

  /** Reads what was typed, when that is there with which it is read. */
  async type(id: string, value: string): Promise<void> {
    this.typed = { ...this.typed, [id]: value };
    const loaded = await this.loaded(this.history.now);
    if (loaded === undefined || this.typed[id] !== value) return; // or more was typed meanwhile
    const { [id]: _, ...rest } = this.typed;
    this.typed = rest;
    this.change(this.kind.typing!.typed(this.history.now, id, value, loaded), `type ${id}`);
  }

  /** Takes the last gesture back. */
  undo(): void {
    this.goTo(undone(this.history));
  }

  /** Back to the first state. */
  reset(): void {
    this.goTo(reset(this.history));
  }

  /** Says something in the bar and aloud, or shows a cell's code. */
  say(said: string, heard: string, code?: string): void {
    [this.said, this.heard, this.code] = [said, heard, code];
    this.place.changed();
  }

  /** Works out what takes longer than a frame; a change since then begins it anew. */
  async finish(): Promise<void> {
    const found = await this.errands
      .found(this.kind, this.history.now, () => this.place.isShown())
      .catch(() => this.miss());
    if (found === undefined) return;
    this.set(glanced(this.history, this.kind.later!.done(this.history.now, found)));
    this.sayLater();
  }

  /** Says nothing more. */
  rest(): void {
    clearTimeout(this.calm);
  }

  // Moves the state, as it is when that is there with which moves are worked out.
  private async move(moved: (now: unknown) => unknown, by: string): Promise<void> {
    const { completed } = this.kind.needs ?? {};
    const next = moved(this.history.now);
    if (!completed && !this.kind.later?.isDue(next)) return this.change(next, by);
    this.line = this.line.then(() => this.loaded(next));
    const loaded = await this.line;
    if (loaded === undefined) return;
    const { now } = this.history;
    const state = moved(now);
    if (state !== now) this.change(completed?.(state, loaded) ?? state, by);
  }

  // What the kind needs for a state; undefined where it can't be loaded, which is said.
  private loaded(state: unknown): Promise<unknown> {
    return this.errands.loaded(this.kind, state).catch(() => this.miss());
  }

  private miss(): void {
    const [what, why] = this.kind.needs!.missing;
    const said = `The ${what} can’t be loaded here. Open the chapter in the kit’s own page to ${why}.`;
    this.say(said, said);
  }

  private change(state: unknown, by: string): void {
    this.goTo(changed(this.history, state, by));
  }

  private goTo(history: History<unknown>): void {
    if (history === this.history) return;
    [this.said, this.code] = ['', undefined];
    this.set(history);
    this.sayLater();
    void this.finish();
  }

  private set(history: History<unknown>): void {
    if (history === this.history) return;
    this.history = history;
    this.place.changed();
  }

  private sayLater(): void {
    clearTimeout(this.calm);
    this.calm = setTimeout(() => {
      const { now } = this.history;
      this.say(this.said, [...this.kind.notes(now), this.kind.result(now)].join(' '), this.code);
    }, CALM);
  }
}
