import { announce } from '../view/announce.js';
import { buttonGroup, type FigureMenu, movesOf } from './buttons.js';
import type { Update } from './move.js';
import { type FigureSlider, setStep, sliderInputs } from './sliders.js';

const drawnSlider = '.slider-group';
const drawnButton = '.updatemenu-button';

/** What is moved in a figure, and by what. */
export interface Moved {
  /** The element that Plotly draws in. */
  readonly plot: HTMLElement;
  readonly sliders: readonly FigureSlider[];
  readonly menus: readonly FigureMenu[];
  readonly change: (update: Update) => Promise<unknown>;
}

/** What keyboards and screen readers need of a figure: its sliders and buttons, which Plotly draws as mere shapes. */
export class FigureControls {
  readonly node: HTMLElement = document.createElement('div');
  private readonly inputs: HTMLInputElement[];
  private readonly buttons: readonly Element[];

  constructor(private readonly moved: Moved) {
    this.node.className = 'ak-Controls';
    const { sliders, menus, change } = moved;
    this.inputs = sliderInputs(sliders, change);
    const moves = movesOf(menus);
    const group = moves.length > 0 ? [buttonGroup(moves, (k) => this.press(k), announce)] : [];
    this.buttons = group.flatMap(({ children }) => [...children]);
    this.node.append(...this.inputs, ...group);
  }

  /** Lays each control over what Plotly has drawn, and each slider where Plotly's stands. */
  place(scale: number): void {
    const { plot, sliders } = this.moved;
    const { layout } = plot as unknown as { layout?: { sliders?: { active?: number }[] } };
    for (const [k, input] of this.inputs.entries())
      setStep(input, sliders[k]!, layout?.sliders?.[k]?.active ?? 0);
    const origin = plot.getBoundingClientRect();
    const cover = (controls: readonly Element[], selector: string) => {
      const drawn = plot.querySelectorAll(selector);
      controls.forEach((control, k) => {
        const box = drawn[k]?.getBoundingClientRect();
        if (!box) return;
        const { style } = control as HTMLElement;
        style.left = `${(box.left - origin.left) / scale}px`;
        style.top = `${(box.top - origin.top) / scale}px`;
        style.width = `${box.width / scale}px`;
        style.height = `${box.height / scale}px`;
      });
    };
    cover(this.inputs, drawnSlider);
    cover(this.buttons, drawnButton);
  }

  // Plotly draws its buttons anew after each press.
  private press(index: number): void {
    this.moved.plot
      .querySelectorAll(drawnButton)
      [index]?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  }
}
