interface Plotly {
  newPlot(element: Element, data: unknown, layout: unknown, config: unknown): Promise<unknown>;
}

type Here = Window & { Plotly?: Plotly; define?: unknown; attentionKitPlotly?: Promise<Plotly | undefined> };

/**
 * Replaces the still pictures of a figure by the live one, on a page that has Plotly or can find a copy on this machine.
 *
 * This function is written into HTML as text: it runs in a viewer's page and knows nothing but its arguments.
 * A notebook's page may use AMD modules, to which Plotly would give itself: `define` is hidden while it loads.
 *
 * @param id which figure
 * @param packed its JSON, deflated, as base64
 */
export async function upgrade(id: string, packed: string): Promise<void> {
  const here = window as Here;
  const load = (address: string) =>
    new Promise<Plotly | undefined>((resolve) => {
      const script = document.createElement('script');
      const { define } = here;
      const end = () => {
        here.define = define;
        resolve(here.Plotly);
      };
      script.onload = end;
      script.onerror = end;
      here.define = undefined;
      script.src = address;
      document.head.append(script);
    });
  const find = async () => {
    const isHere =
      location.protocol === 'file:' || /^(localhost|127\.0\.0\.1|\[::1\])$/.test(location.hostname);
    if (here.Plotly || !isHere) return here.Plotly;
    const copy = 'node_modules/plotly.js-dist-min/plotly.min.js';
    const config = document.getElementById('jupyter-config-data')?.textContent;
    const base = document.body.dataset.baseUrl ?? (config ? JSON.parse(config).baseUrl : undefined);
    return (await load(base ? `${base}files/${copy}` : `../${copy}`)) ?? undefined;
  };
  here.attentionKitPlotly ??= find();
  const Plotly = await here.attentionKitPlotly;
  if (!Plotly) return;
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  const json = await new Response(
    new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate')),
  ).text();
  for (const box of document.querySelectorAll(`[data-figure="${id}"]:has(> img)`)) {
    const { data, layout } = JSON.parse(json);
    const live = document.createElement('div');
    live.role = 'img';
    live.ariaLabel = layout.meta.description;
    await Plotly.newPlot(live, data, layout, { displaylogo: false });
    box.replaceChildren(live);
  }
}
