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
  for (const [i, each] of all.entries())
    Object.assign(each.dataset, { sizes: JSON.stringify(measured[i]), letters: smallestLetters(each) });
}

/** The size of the smallest letters in an explorable's picture, which is drawn as large as it is given. */
function smallestLetters(explorable: HTMLElement): number {
  const live = explorable.querySelector('attention-explorable');
  const texts = [...(live?.shadowRoot ?? explorable).querySelectorAll('svg text')];
  return texts.reduce(
    (least, text) => Math.min(least, Number.parseFloat(getComputedStyle(text).fontSize)),
    16,
  );
}

/** What watches sizes is told once in a frame. */
async function drawn(): Promise<void> {
  for (let i = 0; i < 2; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
}
