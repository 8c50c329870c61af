import { plain } from './move.js';

/** What a figure's trace says of itself in its `meta`, so that what its points tell can be asked for without pointing at them. */
interface Telling {
  /** The figure's buttons tell of its points, from this one on; `own`: each point gets a stop of the page's own. */
  readonly buttons: number | 'own';
}

/** A trace, as far as it tells something. */
export interface TellingTrace {
  readonly meta?: unknown;
  readonly hovertext?: unknown;
}

/** A point of a figure that tells something. */
export interface Told {
  readonly curve: number;
  readonly point: number;
  /** The figure's button that lies over it; none: it is a stop of its own. */
  readonly button: number | undefined;
  /** What it tells, line by line. */
  readonly lines: readonly string[];
}

/** The points that a figure's buttons and the page's own stops tell of, in the figure's order. */
export function toldPoints(traces: readonly TellingTrace[]): Told[] {
  return traces.flatMap(({ meta, hovertext }, curve) => {
    const { buttons } = (meta ?? {}) as Partial<Telling>;
    if (buttons === undefined || !Array.isArray(hovertext)) return [];
    return hovertext.map((text, point) => ({
      curve,
      point,
      button: buttons === 'own' ? undefined : buttons + point,
      lines: `${text}`.split(/<br\s*\/?>/).map(plain),
    }));
  });
}
