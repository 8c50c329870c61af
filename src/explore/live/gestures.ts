/** What gestures on handles mean; each handle has its name in `data-cell`. */
export interface Gestures {
  readonly grabbed: (handle: string) => void;
  readonly moved: (handle: string, dx: number, dy: number) => void;
  readonly pressed: (handle: string, key: string, isFine: boolean) => boolean;
  readonly looked: (handle: string) => void;
}

/** Listens to mouse, pen, touch and keyboard on all handles below an element; what moves is told once a frame. */
export function listen(root: HTMLElement, gestures: Gestures): void {
  let from: { handle: string; isFree: boolean; x: number; y: number; scale: number; id: number } | undefined;
  let waiting: PointerEvent | undefined;
  const tell = () => {
    if (from && waiting) {
      const isAlong = waiting.pointerType === 'touch' && !from.isFree; // up and down, a finger scrolls the page
      const [dx, dy] = [waiting.clientX - from.x, waiting.clientY - from.y];
      gestures.moved(from.handle, dx / from.scale, isAlong ? 0 : dy / from.scale);
    }
    waiting = undefined;
  };
  const end = ({ pointerId }: PointerEvent) => {
    if (pointerId !== from?.id) return;
    tell();
    from = undefined;
  };
  root.addEventListener('pointerdown', (event) => {
    const element = handleAt(event.target);
    if (!element || event.button !== 0 || (from && !event.isPrimary)) return; // a second finger
    element.focus({ preventScroll: true });
    if (!element.dataset.drag) return;
    const { cell, drag } = element.dataset;
    from = {
      handle: cell!,
      isFree: drag === 'free',
      x: event.clientX,
      y: event.clientY,
      scale: root.getBoundingClientRect().width / root.offsetWidth || 1, // a slide enlarges what is on it
      id: event.pointerId,
    };
    root.setPointerCapture(event.pointerId);
    gestures.grabbed(from.handle);
    event.preventDefault();
  });
  root.addEventListener('pointermove', (event) => {
    if (event.pointerId !== from?.id) return;
    if (!waiting) requestAnimationFrame(tell);
    waiting = event;
  });
  root.addEventListener('pointerup', end);
  root.addEventListener('pointercancel', ({ pointerId }) => {
    if (pointerId !== from?.id) return;
    waiting = undefined;
    gestures.moved(from.handle, 0, 0); // the page scrolls: nothing was meant
    from = undefined;
  });
  root.addEventListener('pointerover', ({ target }) => {
    const element = handleAt(target);
    if (element && !from) gestures.looked(element.dataset.cell!);
  });
  root.addEventListener('focusin', ({ target }) => {
    const element = handleAt(target);
    if (element && !from) gestures.looked(element.dataset.cell!);
  });
  root.addEventListener('click', ({ target }) => {
    const element = handleAt(target);
    if (element && !element.dataset.drag) gestures.pressed(element.dataset.cell!, 'Enter', false);
  });
  root.addEventListener('keydown', (event) => {
    const element = handleAt(event.target);
    if (!element || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!gestures.pressed(element.dataset.cell!, event.key, event.shiftKey)) return;
    event.preventDefault();
    event.stopPropagation();
  });
}

type Handle = HTMLElement | undefined;

function handleAt(target: EventTarget | null): Handle {
  return (target instanceof Element ? target.closest('[data-cell]') : undefined) as Handle;
}
