interface Plotly {
  newPlot(element: Element, data: unknown, layout: unknown, config: unknown): Promise<unknown>;
}

type Here = Window & { Plotly?: Plotly; define?: unknown; attentionKitPlotly?: Promise<Plotly | undefined> };

/**
 * Replaces still pictures by live figures, on a page that has Plotly or finds a copy on this machine.
 *
 * This function is written into HTML as text: it runs in a viewer's page and knows nothing else of the kit, so it holds
 * neither comments nor line ends that matter. Each box carries its figure: JSON, deflated, as a data URI.
 * A Jupyter server hands out what was installed beside the kernel, wherever the notebook lies.
 * A notebook's page may use AMD modules, to which Plotly would give itself: `define` is hidden while it loads.
 */
export async function upgrade(): Promise<void> {
  const here = window as Here;
  const load = (address: string) =>
    new Promise<void>((resolve) => {
      const script = document.createElement('script');
      const { define } = here;
      const end = () => {
        here.define = define;
        resolve();
      };
      script.onload = end;
      script.onerror = end;
      here.define = undefined;
      script.src = address;
      document.head.append(script);
    });
  const find = async () => {
    const isOwn =
      location.protocol === 'file:' || /^(localhost|127\.0\.0\.1|\[::1\])$/.test(location.hostname);
    const copy = 'node_modules/plotly.js-dist/plotly.js';
    const page = document.getElementById('jupyter-config-data')?.textContent;
    const base = document.body.dataset.baseUrl ?? (page ? JSON.parse(page).baseUrl : undefined);
    const beside = isOwn ? [`../${copy}`] : [];
    for (const address of base ? [`${base}kernelspecs/tslab/plotly.min.js`, `${base}files/${copy}`] : beside)
      if (!here.Plotly) await load(address);
    return here.Plotly;
  };
  here.attentionKitPlotly ??= find();
  const Plotly = await here.attentionKitPlotly;
  if (!Plotly) return;
  for (const box of document.querySelectorAll<HTMLElement>('[data-figure]')) {
    const packed = box.dataset.figure ?? '';
    delete box.dataset.figure;
    const bytes = Uint8Array.from(atob(packed.split(',')[1] ?? ''), (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
    const { data, layout } = await new Response(stream).json();
    const live = document.createElement('div');
    live.role = 'img';
    live.ariaLabel = layout.meta.description;
    const config = { displaylogo: false, modeBarButtons: [['toImage', 'resetScale2d']] };
    await Plotly.newPlot(live, data, layout, config);
    box.replaceChildren(live);
  }
}
