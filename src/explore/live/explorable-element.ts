import { render, type VNode } from 'preact';
import { asCell } from '../as-cell.js';
import { light, type Palette } from '../draw/palette.js';
import { element } from '../draw/svg.js';
import type { Explorable } from '../explorable.js';
import type { Kind } from '../kind.js';
import { readExplorable } from '../kinds.js';
import { bar, codeBox } from './bar.js';
import { Errands, type Underway } from './errands.js';
import { listen } from './gestures.js';
import { begun, changed, glanced, type History, reset, undone } from './history.js';
import { styleOf } from './style.js';
import { paletteOf, whenThemeChanges } from './theme.js';
import { fieldBoxes } from './typing.js';

/** How long after the last change it is said aloud what has come of it, in milliseconds. */
const CALM = 600;

/** `<attention-explorable>`: an explorable that lives in a page. Set `explorable`, and it can be touched. */
export class ExplorableElement extends HTMLElement {
  private kind: Kind<unknown> | undefined;
  private history: History<unknown> = begun(undefined);
  /** What is said in the bar, and aloud. */
  private said = '';
  private code: string | undefined;
  private heard = '';
  /** What was typed while the words to read it with are on their way. */
  private typed: Readonly<Record<string, string>> = {};
  private underway: Underway;
  private readonly errands: Errands = new Errands((underway) => {
    this.underway = underway;
    this.draw();
  });
  private gesture = 0;
  private grabbed: unknown;
  private isWaiting = false;
  private calm: ReturnType<typeof setTimeout> | undefined;
  private ended: (() => void) | undefined;
  private readonly place: HTMLElement = document.createElement('div');
  private width = 0;
  private palette: Palette = light;
  private readonly size: ResizeObserver = new ResizeObserver(() => this.measure());

  constructor() {
    super();
    this.attachShadow({ mode: 'open' }).append(this.place);
    listen(this.place, {
      grabbed: () => {
        this.gesture++;
        this.grabbed = this.history.now;
      },
      moved: (handle, dx, dy) => {
        const from = this.grabbed;
        void this.move(() => this.kind!.dragged(from, handle, dx, dy), `drag ${this.gesture}`);
      },
      pressed: (handle, key, isFine) => this.press(handle, key, isFine),
      looked: (handle) => this.set(glanced(this.history, this.kind!.looked(this.history.now, handle))),
    });
  }

  /** What is shown. @throws {Error} when it is no explorable that this kit knows */
  set explorable(value: Explorable) {
    const { kind, state } = readExplorable(value);
    this.kind = kind;
    this.history = begun(state);
    this.dataset.explorableName = value.name;
    this.dataset.lmSuppressShortcuts = 'true'; // a notebook's keys are its own
    this.draw();
  }

  /** The state that is seen now. */
  get state(): unknown {
    return this.history.now;
  }

  connectedCallback(): void {
    this.style.display = 'block'; // what is inline has no width
    this.size.observe(this);
    this.ended = whenThemeChanges(() => this.measure());
    this.measure();
    if (this.kind) void this.finish(); // what was being worked out when it was taken from the page
  }

  /** What the page is like: asked when it may have changed, and not in each frame of a drag. */
  private measure(): void {
    const [width, palette] = [this.clientWidth, paletteOf(this)];
    if (width === this.width && palette === this.palette) return;
    this.width = width;
    this.palette = palette;
    this.draw();
  }

  disconnectedCallback(): void {
    this.size.disconnect();
    this.ended?.();
    clearTimeout(this.calm);
  }

  private press(handle: string, key: string, isFine: boolean): boolean {
    const { kind, history } = this;
    const next = kind!.next(history.now, handle, key);
    if (next !== undefined) {
      this.set(glanced(history, kind!.looked(history.now, next)));
      this.draw();
      this.place.querySelector<HTMLElement>(`[data-cell="${next}"]`)?.focus();
      return true;
    }
    const keyed = (state: unknown) => kind!.keyed(state, handle, key, isFine);
    if (keyed(history.now) === undefined) return false;
    void this.move((now) => keyed(now) ?? now, key === 'Enter' || key === ' ' ? '' : `key ${handle}`);
    return true;
  }

  /** Moves the state, as it is when that is there with which moves are worked out. */
  private async move(moved: (now: unknown) => unknown, by: string): Promise<void> {
    const { kind } = this;
    const { completed } = kind!.needs ?? {};
    if (!completed && !kind!.later?.isDue(moved(this.history.now)))
      return this.change(moved(this.history.now), by);
    const loaded = await this.loaded();
    if (loaded === undefined || this.kind !== kind) return;
    const { now } = this.history;
    const state = moved(now);
    if (state !== now) this.change(completed?.(state, loaded) ?? state, by);
  }

  /** What the kind needs; undefined where it can't be loaded, which is said. */
  private async loaded(): Promise<unknown> {
    const { kind } = this;
    try {
      return await this.errands.loaded(kind!);
    } catch {
      this.said = kind!.needs!.missing;
      this.heard = this.said;
      this.draw();
      return undefined;
    }
  }

  /** Works out what takes longer than a frame; a change since then begins it anew. */
  private async finish(): Promise<void> {
    const { kind } = this;
    const found = await this.errands.found(kind!, this.history.now, () => this.isConnected);
    if (found === undefined || this.kind !== kind) return;
    this.set(glanced(this.history, kind!.later!.done(this.history.now, found)));
    this.sayLater();
  }

  private change(state: unknown, by: string): void {
    if (state === this.history.now) return;
    this.said = '';
    this.code = undefined;
    this.set(changed(this.history, state, by));
    this.sayLater();
    void this.finish();
  }

  private sayLater(): void {
    clearTimeout(this.calm);
    this.calm = setTimeout(() => {
      const { now } = this.history;
      this.heard = [...this.kind!.notes(now), this.kind!.result(now)].join(' ');
      this.draw();
    }, CALM);
  }

  private set(history: History<unknown>): void {
    if (history === this.history) return;
    this.history = history;
    if (this.isWaiting) return;
    this.isWaiting = true;
    queueMicrotask(() => {
      this.isWaiting = false;
      this.draw();
    });
  }

  private draw(): void {
    const { width, palette } = this;
    if (!this.kind || width === 0) return;
    const { now } = this.history;
    const parts = [
      element('style', {}, styleOf(palette)),
      this.kind.isSignpost ? null : element('p', { class: 'hint' }, this.kind.hint),
      ...this.fields(),
      this.kind.picture(now, { width, palette, isLive: true }),
      this.kind.isSignpost ? null : this.bar(),
      ...this.kind.notes(now).map((note) => element('p', { class: 'note' }, note)),
      this.code === undefined ? null : codeBox(this.code),
      element('p', { class: 'heard', role: 'status' }, this.heard),
    ];
    render(element('div', { class: 'all' }, ...parts), this.place);
  }

  private fields(): VNode[] {
    const shown = this.kind!.typing?.fields(this.history.now) ?? [];
    const fields = shown.map((field) => ({ ...field, value: this.typed[field.id] ?? field.value }));
    return fieldBoxes(fields, (id, value) => void this.type(id, value));
  }

  private async type(id: string, value: string): Promise<void> {
    const { kind } = this;
    this.typed = { ...this.typed, [id]: value };
    const loaded = await this.loaded();
    if (loaded === undefined || this.typed[id] !== value || this.kind !== kind) return; // or more was typed meanwhile
    const { [id]: _, ...rest } = this.typed;
    this.typed = rest;
    this.change(kind!.typing!.typed(this.history.now, id, value, loaded), `type ${id}`);
  }

  private bar(): VNode {
    const { history } = this;
    return bar({
      canUndo: history.past.length > 0,
      canReset: history.now !== history.first,
      undo: () => this.turn(undone(history)),
      reset: () => this.turn(reset(history)),
      copy: () => void this.copy(),
      said: this.underway?.said ?? this.said,
      share: this.underway?.share,
      switchesName: this.kind!.switchesName ?? 'Break it:',
      switches: this.kind!.switches(history.now),
      turn: (id) => void this.move((now) => this.kind!.switched(now, id), ''),
    });
  }

  private turn(history: History<unknown>): void {
    this.said = '';
    this.code = undefined;
    this.set(history);
    this.sayLater();
    void this.finish();
  }

  /** Where the page may not write to the clipboard, the code is shown, to be copied by hand. */
  private async copy(): Promise<void> {
    const code = asCell(this.kind!, this.history.now);
    const isCopied = await navigator.clipboard?.writeText(code).then(
      () => true,
      () => false,
    );
    this.said = isCopied ? 'Copied: paste it into a code cell.' : '';
    this.code = isCopied ? undefined : code;
    this.heard = isCopied ? 'Copied' : 'The code is below';
    this.draw();
  }
}
