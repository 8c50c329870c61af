type Changes = Record<string, unknown>;

/** What a step of a slider or a button does in Plotly: a method and its arguments. */
export interface Move {
  readonly method?: string;
  readonly args?: readonly unknown[];
  readonly label?: string;
  readonly name?: string;
}

/** A move as the one call that can do it and put a slider in its new place. */
export interface Update {
  readonly traces: Changes;
  readonly layout: Changes;
  readonly indices: readonly number[] | undefined;
}

/**
 * A step of a slider, with the slider's own place.
 *
 * @param move the step
 * @param slider index of the slider
 * @param step index of the step
 */
export function updateOf({ method, args = [] }: Move, slider: number, step: number): Update {
  const place = { [`sliders[${slider}].active`]: step };
  if (method === 'relayout')
    return { traces: {}, layout: { ...(args[0] as Changes), ...place }, indices: undefined };
  const isUpdate = method === 'update';
  const layout = isUpdate ? (args[1] as Changes | undefined) : {};
  return {
    traces: (args[0] as Changes | undefined) ?? {},
    layout: { ...layout, ...place },
    indices: args[isUpdate ? 2 : 1] as number[] | undefined,
  };
}

/** What a move writes into the figure: its new title or caption, as plain text. */
export function textsOf({ method, args = [] }: Move): string {
  const layout = args[method === 'update' ? 1 : 0] ?? {};
  return Object.entries(method === 'restyle' ? {} : layout)
    .flatMap(([name, value]) => (/text$/.test(name) && typeof value === 'string' ? [plain(value)] : []))
    .join('. ');
}

/** A text of Plotly's without its mark-up. */
export function plain(text: string): string {
  return text
    .replace(/<br\s*\/?>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}
