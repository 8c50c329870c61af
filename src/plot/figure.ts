/**
 * A picture as plain data, in the form Plotly draws: traces, and the layout around them.
 *
 * `layout.meta.description` says in words and numbers what the picture shows; every front-end reads it as the text alternative.
 */
export interface Figure {
  data: Record<string, unknown>[];
  layout: Record<string, unknown> & { meta: { description: string } };
  /** What is drawn where nothing can move, if that should differ from what is seen first. */
  still?: Pick<Figure, 'data' | 'layout'>;
}
