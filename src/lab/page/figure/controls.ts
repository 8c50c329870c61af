import { announce } from '../view/announce.js';
import { buttonGroup, type FigureMenu, movesOf } from './buttons.js';
import type { Update } from './move.js';
import { type FigureSlider, setStep, sliderInputs } from './sliders.js';
import { type TellingTrace, type Told, toldPoints } from './told.js';

const drawnSlider = '.slider-group';
const drawnButton = '.updatemenu-button';

/** What is moved in a figure, and by what. */
export interface Moved {
  /** The element that Plotly draws in. */
  readonly plot: HTMLElement;
  readonly sliders: readonly FigureSlider[];
  readonly menus: readonly FigureMenu[];
  readonly change: (update: Update) => Promise<unknown>;
  /** Has Plotly show what a point tells, as if it were pointed at; without a point, nothing more. */
  readonly tell: (told: Told | undefined) => void;
}

/**
 * What keyboards and screen readers need of a figure: its sliders and buttons, which Plotly draws as mere shapes, and what its
 * points tell where pointing doesn't reach them, under a button or without a pointer.
 */
export class FigureControls {
  readonly node: HTMLElement = document.createElement('div');
  private readonly inputs: HTMLInputElement[];
  private readonly buttons: readonly HTMLElement[];
  private readonly drawnCount: number; // of Plotly's own buttons, which come first
  private readonly gone = new AbortController();
  private asked: number | undefined;

  constructor(private readonly moved: Moved) {
    this.node.className = 'ak-Controls';
    const { plot, sliders, menus, change } = moved;
    this.inputs = sliderInputs(sliders, change);
    const moves = movesOf(menus);
    this.drawnCount = moves.length;
    const all = [...moves, ...this.own().map(({ lines }) => ({ name: lines[0]! }))];
    const group = all.length > 0 ? [buttonGroup(all, (k) => this.press(k), announce)] : [];
    this.buttons = group.flatMap(({ children }) => [...children] as HTMLElement[]);
    this.node.append(...this.inputs, ...group);
    for (const [k, button] of this.buttons.entries()) {
      button.addEventListener('focus', () => this.ask(k));
      button.addEventListener('blur', () => this.ask(undefined));
    }
    const { signal } = this.gone;
    plot.addEventListener('pointerover', ({ target }) => this.ask(this.buttonAt(target)), { signal });
    plot.addEventListener('pointerleave', () => this.ask(undefined), { signal });
    this.retell();
  }

  /** Lays each control over what Plotly has drawn, and each slider where Plotly's stands, however large the page shows them. */
  place(): void {
    const { plot, sliders } = this.moved;
    const { layout } = plot as unknown as { layout?: { sliders?: { active?: number }[] } };
    for (const [k, input] of this.inputs.entries())
      setStep(input, sliders[k]!, layout?.sliders?.[k]?.active ?? 0);
    const origin = plot.getBoundingClientRect();
    const scale = origin.width / plot.offsetWidth || 1;
    const cover = (controls: readonly HTMLElement[], drawn: ArrayLike<Element | undefined>) => {
      controls.forEach(({ style }, k) => {
        const box = drawn[k]?.getBoundingClientRect();
        if (!box) return;
        style.left = `${(box.left - origin.left) / scale}px`;
        style.top = `${(box.top - origin.top) / scale}px`;
        style.width = `${box.width / scale}px`;
        style.height = `${box.height / scale}px`;
      });
    };
    cover(this.inputs, plot.querySelectorAll(drawnSlider));
    cover(this.buttons, [
      ...plot.querySelectorAll(drawnButton),
      ...this.own().map((told) => drawnPoint(plot, told)),
    ]);
  }

  /** After the figure has changed: its points may tell something else. */
  retell(): void {
    for (const told of toldPoints(this.traces())) {
      const stop = this.buttons[told.button ?? -1];
      stop?.setAttribute('aria-description', told.lines.join(', '));
    }
    for (const [k, { lines }] of this.own().entries())
      this.buttons[this.drawnCount + k]?.setAttribute('aria-description', lines.slice(1).join(', '));
    if (this.asked !== undefined) this.moved.tell(this.toldBy(this.asked));
  }

  dispose(): void {
    this.gone.abort();
    this.node.remove();
  }

  private ask(index: number | undefined): void {
    if (index === this.asked) return;
    this.asked = index;
    this.moved.tell(index === undefined ? undefined : this.toldBy(index));
  }

  private toldBy(index: number): Told | undefined {
    if (index >= this.drawnCount) return this.own()[index - this.drawnCount];
    return toldPoints(this.traces()).find(({ button }) => button === index);
  }

  private own(): Told[] {
    return toldPoints(this.traces()).filter(({ button }) => button === undefined);
  }

  private traces(): readonly TellingTrace[] {
    return (this.moved.plot as unknown as { data?: readonly TellingTrace[] }).data ?? [];
  }

  private buttonAt(target: EventTarget | null): number | undefined {
    const drawn = target instanceof Element ? target.closest(drawnButton) : null;
    if (!drawn) return undefined;
    return [...this.moved.plot.querySelectorAll(drawnButton)].indexOf(drawn);
  }

  // Plotly draws its buttons anew after each press. A stop of the page's own says what it tells.
  private press(index: number): void {
    if (index >= this.drawnCount) announce(this.toldBy(index)!.lines.join('\n'));
    this.moved.plot
      .querySelectorAll(drawnButton)
      [index]?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  }
}

function drawnPoint(plot: HTMLElement, { curve, point }: Told): Element | undefined {
  return plot.querySelectorAll('.scatterlayer > .trace')[curve]?.querySelectorAll('.point, .textpoint')[
    point
  ];
}
