import { axisSuffix } from './axis-suffix.js';
import { drawLines } from './draw-lines.js';
import type { Figure } from './figure.js';
import type { Scene } from './line-stage.js';
import { titleAt, titleRoom } from './texts.js';
import { font, frame, muted } from './theme.js';

const LENGTH = 130; // of a line that goes straight across, in pixels
const WORD = 18; // from the end of the lines to the middle of a word
const PITCH = LENGTH + 4 * WORD + 22;

/** Lines of the first, a middle and the last scene below each other, for where nothing can move. */
export function stackedLines(
  scenes: readonly Scene[],
  { steps, title, description }: { steps: readonly number[]; title: string; description: string },
): Pick<Figure, 'data' | 'layout'> {
  const last = scenes.length - 1;
  const shown = [...new Set([0, Math.round(0.45 * last), last])];
  const drawn = shown.map((k) => drawLines({ ...scenes[k]!, direction: 'rows' }));
  const { width, margin, xaxis } = drawn[0]!.layout as unknown as {
    width: number;
    margin: { l: number; r: number };
    xaxis: object;
  };
  const top = Math.round(titleRoom(title, width) + 12);
  const inner = shown.length * PITCH;
  const axes = shown.map((_, k) => [`yaxis${axisSuffix(k)}`, axisOf(k, inner)] as const);
  return {
    data: drawn.flatMap(({ data }, k) => data.flatMap((trace) => placed(trace, `y${axisSuffix(k)}`))),
    layout: {
      ...frame(description),
      width,
      height: top + inner + 12,
      margin: { ...margin, t: top, b: 12 },
      title: titleAt(title, width, top),
      showlegend: false,
      xaxis: { ...xaxis, anchor: 'free', position: 0 },
      ...Object.fromEntries(axes),
      annotations: shown.map((k, place) => headline(`step ${steps[k]}`, place, { inner, left: margin.l })),
    },
  };
}

/** Downwards, in pixels of this chart: its lines begin at 0. */
function axisOf(place: number, inner: number) {
  const domain = [1 - ((place + 1) * PITCH) / inner, 1 - (place * PITCH) / inner];
  return {
    domain: domain.map((y) => Math.max(0, y)),
    range: [LENGTH + 2 * WORD + 11, -2 * WORD - 11],
    visible: false,
  };
}

/** A trace in one of the charts; the dots, which only answer when pointed at, are left out. */
function placed(trace: Record<string, unknown>, yaxis: string): Record<string, unknown>[] {
  if (trace.mode === 'markers') return [];
  const across = trace.y as number[];
  const y =
    trace.mode === 'text'
      ? across.map((at) => (at < 0 ? -WORD : LENGTH + WORD))
      : across.map((at) => at * LENGTH);
  return [{ ...trace, y, yaxis }];
}

function headline(text: string, place: number, { inner, left }: { inner: number; left: number }) {
  return {
    text: `<b>${text}</b>`,
    showarrow: false,
    xref: 'paper',
    x: 0,
    xanchor: 'left',
    xshift: 16 - left,
    yref: 'paper',
    y: 1 - (place * PITCH + PITCH / 2) / inner,
    yanchor: 'middle',
    font: { ...font, size: 14, color: muted },
  };
}
