import { type Move, plain, textsOf } from './move.js';

/** A menu as figures store it. */
export interface FigureMenu {
  readonly type?: string;
  readonly buttons?: readonly Move[];
}

/** All buttons of a figure, in the order in which Plotly draws them. */
export function movesOf(menus: readonly FigureMenu[]): Move[] {
  return menus.flatMap(({ type, buttons = [] }) => (type === 'buttons' ? buttons : []));
}

/**
 * A button of the page's own over each of a figure's: one stop of the Tab key for all, and arrows lead from each to the next
 * in their direction. The pointer goes through them to what Plotly draws.
 *
 * @param moves what the buttons do
 * @param press has Plotly's own button pressed
 * @param announce says what has changed
 */
export function buttonGroup(
  moves: readonly Move[],
  press: (index: number) => void,
  announce: (text: string) => void,
): HTMLElement {
  const group = document.createElement('div');
  group.setAttribute('role', 'toolbar');
  group.setAttribute('aria-label', 'Choices in this figure');
  const buttons = moves.map((move, index) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'ak-Choice';
    button.tabIndex = index === 0 ? 0 : -1;
    button.dataset.lmSuppressShortcuts = 'true'; // where the key is pressed: Jupyter's selectors end in :focus
    button.setAttribute('aria-label', plain(move.name ?? move.label ?? `${index + 1}`));
    button.addEventListener('click', () => {
      press(index);
      for (const [k, other] of moves.entries())
        if (move.method && kindOf(other) === kindOf(move))
          buttons[k]!.setAttribute('aria-pressed', `${k === index}`);
      const texts = textsOf(move);
      if (texts !== '') announce(texts);
    });
    return button;
  });
  group.addEventListener('keydown', (event) => {
    const from = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const next = from < 0 ? undefined : target(event.key, from, buttons);
    if (!next) return;
    event.preventDefault();
    for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
    next.focus();
  });
  group.append(...buttons);
  return group;
}

/** Buttons that change the same things exclude one another. */
function kindOf({ method, args = [] }: Move): string {
  const names = args.map((part) => (typeof part === 'object' && part !== null ? Object.keys(part) : []));
  return JSON.stringify([method, names]);
}

const directions: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

function target(
  key: string,
  from: number,
  buttons: readonly HTMLButtonElement[],
): HTMLButtonElement | undefined {
  if (key === 'Home') return buttons[0];
  if (key === 'End') return buttons.at(-1);
  const direction = directions[key];
  if (!direction) return undefined;
  const places = buttons.map((button) => {
    const { x, y, width, height } = button.getBoundingClientRect();
    return [x + width / 2, y + height / 2] as const;
  });
  const next = nearest(places, from, direction);
  return next === undefined ? buttons[from] : buttons[next];
}

/** Which place is next in a direction: the nearest, where a step aside counts three times. */
export function nearest(
  places: readonly (readonly [x: number, y: number])[],
  from: number,
  [dx, dy]: readonly [x: number, y: number],
): number | undefined {
  const [x0, y0] = places[from]!;
  let [best, least] = [undefined as number | undefined, Number.POSITIVE_INFINITY];
  for (const [k, [x, y]] of places.entries()) {
    const ahead = (x - x0) * dx + (y - y0) * dy;
    const aside = Math.abs((x - x0) * dy) + Math.abs((y - y0) * dx);
    const distance = ahead + 3 * aside;
    if (ahead > 1 && distance < least) [best, least] = [k, distance];
  }
  return best;
}
