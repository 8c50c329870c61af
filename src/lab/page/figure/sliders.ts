import { type Move, plain, textsOf, type Update, updateOf } from './move.js';

/** A slider as figures store it. */
export interface FigureSlider {
  readonly active?: number;
  readonly steps?: readonly Move[];
  readonly currentvalue?: { readonly prefix?: string; readonly suffix?: string };
}

/**
 * A slider of the page's own for each of a figure's: arrows, Home and End move it, and screen readers say where it stands.
 * The pointer goes through it to what Plotly draws.
 *
 * @param sliders the figure's
 * @param change has Plotly do a step
 */
export function sliderInputs(
  sliders: readonly FigureSlider[],
  change: (update: Update) => Promise<unknown>,
): HTMLInputElement[] {
  return sliders.map((slider, index) => {
    const { steps = [], active = 0, currentvalue = {} } = slider;
    const input = document.createElement('input');
    input.type = 'range';
    input.className = 'ak-Slider';
    input.max = `${Math.max(steps.length - 1, 0)}`;
    input.setAttribute('aria-label', plain(currentvalue.prefix ?? '').replace(/[\s:=]+$/, '') || 'Step');
    input.dataset.lmSuppressShortcuts = 'true';
    input.addEventListener('input', () => {
      const step = input.valueAsNumber;
      say(input, slider);
      void change(updateOf(steps[step]!, index, step));
    });
    setStep(input, slider, active);
    return input;
  });
}

/** Puts a slider where Plotly's stands. */
export function setStep(input: HTMLInputElement, slider: FigureSlider, step: number): void {
  input.value = `${step}`;
  say(input, slider);
}

function say(input: HTMLInputElement, { steps = [], currentvalue = {} }: FigureSlider): void {
  const step = steps[input.valueAsNumber];
  const label = `${step?.label ?? input.value}${currentvalue.suffix ?? ''}`;
  input.setAttribute('aria-valuetext', [label, step && textsOf(step)].filter(Boolean).join(': '));
}
