/** A plot as Plotly keeps it, as far as its title counts. */
interface Titled extends HTMLElement {
  layout?: { title?: string | { text?: string } };
}

/**
 * The title of a figure that scrolls in itself, above it and in the part that is seen: broken into lines that fit there. The
 * drawing's own gives way to it.
 */
export class PinnedTitle {
  readonly node: HTMLElement = document.createElement('div');

  constructor(private readonly plot: Titled) {
    this.node.className = 'ak-Title';
    this.node.setAttribute('aria-hidden', 'true'); // the figure says it in words
    this.node.hidden = true;
  }

  /**
   * Shows it, or hides it where the whole figure is seen.
   *
   * @param scale how much smaller the figure is drawn; nothing where it doesn't scroll
   * @returns pixels that the drawing's own title leaves empty, as drawn
   */
  place(scale: number | undefined): number {
    const drawn = this.plot.querySelector<SVGGraphicsElement>('.gtitle');
    this.node.hidden = scale === undefined || !drawn;
    drawn?.style.setProperty('visibility', this.node.hidden ? 'visible' : 'hidden');
    if (this.node.hidden) return 0;
    this.node.textContent = titleOf(this.plot);
    const { y, height } = drawn!.getBBox();
    return (y + height) * scale!;
  }
}

/** The title without its mark-up. */
function titleOf({ layout }: Titled): string {
  const title = layout?.title;
  const text = (typeof title === 'string' ? title : title?.text) ?? '';
  const page = new DOMParser().parseFromString(text.replaceAll('<br>', ' '), 'text/html');
  return page.body.textContent ?? '';
}
