import { render } from 'preact';
import { light, type Palette } from '../draw/palette.js';
import type { Explorable } from '../explorable.js';
import type { Kinds } from '../kind.js';
import { record } from '../shape.js';
import { listen } from './gestures.js';
import { Session } from './session.js';
import { paletteOf, whenThemeChanges } from './theme.js';
import { whole } from './whole.js';

const UNFIT = 'This can’t be shown: its parts don’t fit together. Run the cell again.';

/** `<attention-explorable>` for these kinds: an explorable that lives in a page. */
export function explorableElement(kinds: Kinds): new () => HTMLElement {
  return class extends ExplorableElement {
    override kinds: Kinds = kinds;
  };
}

/** Set `explorable`, and it can be touched. */
abstract class ExplorableElement extends HTMLElement {
  protected abstract kinds: Kinds;
  private session: Session | undefined;
  private isWaiting = false;
  private ended: (() => void) | undefined;
  private readonly place: HTMLElement = document.createElement('div');
  private width = 0;
  private palette: Palette = light;
  private readonly size: ResizeObserver = new ResizeObserver(() => this.measure());

  constructor() {
    super();
    this.attachShadow({ mode: 'open' }).append(this.place);
    listen(this.place, {
      grabbed: () => this.session?.grab(),
      moved: (handle, dx, dy) => this.session?.drag(handle, dx, dy),
      pressed: (handle, key, isFine) => this.press(handle, key, isFine),
      looked: (handle) => this.session?.look(handle),
    });
  }

  /** What is shown. @throws {Error} when it is no explorable that this kit knows */
  set explorable({ name, state: told }: Partial<Explorable> & { name: string }) {
    const kind = Object.hasOwn(this.kinds, name) ? this.kinds[name] : undefined;
    const state = told ?? kind?.first;
    if (!kind || !record(kind.shape)(state))
      throw new RangeError(`explorable: expected one that this kit makes, got ${name} of another state`);
    this.session?.rest();
    const session: Session = new Session(kind, state, {
      changed: () => this.drawSoon(),
      isShown: () => this.isConnected && this.session === session,
    });
    this.session = session;
    this.dataset.explorableName = name;
    this.dataset.lmSuppressShortcuts = 'true'; // a notebook's keys are its own
    this.draw();
  }

  /** The state that is seen now. */
  get state(): unknown {
    return this.session?.history.now;
  }

  connectedCallback(): void {
    this.style.display = 'block'; // what is inline has no width
    this.size.observe(this);
    this.ended = whenThemeChanges(() => this.measure());
    this.measure();
    void this.session?.finish(); // what was being worked out when it was taken from the page
  }

  disconnectedCallback(): void {
    this.size.disconnect();
    this.ended?.();
    this.session?.rest();
  }

  /** What the page is like: asked when it may have changed, and not in each frame of a drag. */
  private measure(): void {
    const [width, palette] = [this.clientWidth, paletteOf(this)];
    if (width === this.width && palette === this.palette) return;
    this.width = width;
    this.palette = palette;
    this.draw();
  }

  private press(handle: string, key: string, isFine: boolean): boolean {
    const { session } = this;
    const next = session?.kind.next(session.history.now, handle, key);
    if (!session || next === undefined) return session?.press(handle, key, isFine) ?? false;
    session.look(next);
    this.draw();
    this.place.querySelector<HTMLElement>(`[data-cell="${next}"]`)?.focus();
    return true;
  }

  private drawSoon(): void {
    if (this.isWaiting) return;
    this.isWaiting = true;
    queueMicrotask(() => {
      this.isWaiting = false;
      this.draw();
    });
  }

  private draw(): void {
    const { session, width, palette, place } = this;
    if (!session || width === 0) return;
    try {
      render(whole(session, { width, palette, isLive: true }), place);
    } catch (error) {
      if (place.hasChildNodes()) throw error; // it could be shown before
      place.textContent = UNFIT; // a state that was changed by hand may have all parts, and yet not fit together
    }
  }
}
