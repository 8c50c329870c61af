/** A small notebook of nbformat 4.5: prose, mathematics, code, a saved plot, and an empty cell. */
export function sampleNotebook(): Record<string, unknown> {
  const figure = {
    data: [
      {
        type: 'heatmap',
        z: [
          [1, 2],
          [3, 4],
        ],
      },
    ],
    layout: {
      title: { text: 'A saved plot' },
      height: 300,
      meta: { description: 'A heatmap of 1, 2, 3 and 4' },
    },
  };
  const plot = { 'application/vnd.plotly.v1+json': figure, 'text/plain': 'A heatmap of 1, 2, 3 and 4' };
  return {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {
      kernelspec: { display_name: 'TypeScript', language: 'typescript', name: 'tslab' },
      language_info: { name: 'typescript' },
    },
    cells: [
      markdown(
        'title',
        '# 3 · Scores\n\n**Which word should look at *which*?**\n\n*25 minutes · after chapter 2*\n\nSome prose, $\\frac{q \\cdot k}{\\sqrt{d}}$.',
      ),
      code('answer', 'console.log(6 * 7);'),
      markdown('plots', '## Plots'),
      code('plot', 'const size = 2;', [{ output_type: 'display_data', metadata: {}, data: plot }]),
      code('empty', ''),
    ],
  };
}

function markdown(id: string, source: string): Record<string, unknown> {
  return { cell_type: 'markdown', id, metadata: {}, source };
}

function code(id: string, source: string, outputs: unknown[] = []): Record<string, unknown> {
  return { cell_type: 'code', id, metadata: {}, source, outputs, execution_count: null };
}
