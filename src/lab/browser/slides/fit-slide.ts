/** Sizes of text, as parts of the usual one, from which the largest that fits is taken. */
const sizes = [1, 0.92, 0.84, 0.76, 0.68, 0.6];

/** The column for which figures and explorables are made, in CSS pixels; and the most that they are enlarged. */
const [column, largest] = [704, 3];

/** Makes what is on a slide as large as its room allows; what fits in no size scrolls. */
export function fitSlide(slide: HTMLElement): void {
  const content = slide.querySelector<HTMLElement>('.slide');
  if (!content) return;
  const { paddingTop, paddingBottom } = getComputedStyle(slide);
  const room = slide.clientHeight - Number.parseFloat(paddingTop) - Number.parseFloat(paddingBottom);
  for (const size of sizes) {
    content.style.fontSize = `${size}em`;
    enlarge(content, room);
    if (content.offsetHeight <= room) return;
  }
}

/** Figures and explorables have a size in pixels, whatever the letters around them have. */
function enlarge(content: HTMLElement, room: number): void {
  for (const box of content.querySelectorAll<HTMLElement>('.sized')) {
    const { style } = box;
    const width = Number(box.dataset.width ?? column);
    Object.assign(style, { width: `${width}px`, margin: '0', transform: '' });
    const height = box.offsetHeight;
    const fitting = Math.min((room - content.offsetHeight + height) / height, content.clientWidth / width);
    const scale = Math.max(0.4, Math.min(fitting, largest));
    const side = Math.max(0, (content.clientWidth - scale * width) / 2);
    style.transform = `scale(${scale})`;
    style.margin = `0 ${(scale - 1) * width}px ${(scale - 1) * height}px ${side}px`;
  }
}
