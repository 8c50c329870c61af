import type { Notebook, Output } from '../../../../src/format/notebook.js';

const live = ['application/vnd.plotly.v1+json', 'application/vnd.attention-kit.explorable+json'];

/** A notebook without the still pictures of what is live in a browser: there none are made. */
export function withoutStills(notebook: Notebook): Notebook {
  const cells = notebook.cells.map((cell) =>
    cell.outputs ? { ...cell, outputs: cell.outputs.map(withoutStill) } : cell,
  );
  return { ...notebook, cells };
}

function withoutStill(output: Output): Output {
  const { data } = output;
  if (!data || !live.some((type) => type in data)) return output;
  const { 'text/html': _html, 'image/png': _png, 'image/svg+xml': _svg, ...rest } = data;
  return { ...output, data: rest };
}
