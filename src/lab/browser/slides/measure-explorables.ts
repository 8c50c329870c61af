import { type Canvas, roomOn } from './canvas.js';

/** Widths at which explorables may stand, in CSS pixels: the column for which they are made, and wider. */
const widths = [704, 900, 1168];

/** Notes how tall each explorable is at each width that the canvas has room for: they draw themselves anew for each. */
export async function measureExplorables(stage: Element, canvas: Canvas): Promise<void> {
  const all = [...stage.querySelectorAll<HTMLElement>('.explorable')];
  const room = roomOn(canvas).width;
  const measured = all.map((): [number, number][] => []);
  for (const width of room < widths[0]! ? [room] : widths.filter((each) => each <= room)) {
    for (const each of all) each.style.width = `${width}px`;
    await drawn();
    for (const [i, { offsetHeight }] of all.entries()) measured[i]!.push([width, offsetHeight]);
  }
  for (const [i, each] of all.entries()) each.dataset.sizes = JSON.stringify(measured[i]);
}

/** What watches sizes is told once in a frame. */
async function drawn(): Promise<void> {
  for (let i = 0; i < 2; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
}
